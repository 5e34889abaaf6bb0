/** Global setup of vitest: what the deployments of all stories begin with is founded and seeded once. */
import { seedStories } from './stories.ts';

export default seedStories;
