/** 会议: the list, convening, one sitting. */
export { MeetingsPage } from './meetings-page.tsx';
export { ConvenePage } from './convene-page.tsx';
export { AfterPage } from './after-page.tsx';
export { OpenPage } from './open-page.tsx';
export { RoomsPage } from './rooms-page.tsx';
export { HeldPage } from './held-page.tsx';
export { MemberPage } from './member-page.tsx';
export { PresentPage } from './present-page.tsx';
export { MeetingPage } from './meeting-page.tsx';
