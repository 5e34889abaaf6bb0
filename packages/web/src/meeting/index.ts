/** 会议: the list, convening, one sitting. */
export { MeetingsPage } from './meetings-page.tsx';
export { ConvenePage } from './convene-page.tsx';
export { AfterPage } from './after-page.tsx';
export { MeetingPage } from './meeting-page.tsx';
