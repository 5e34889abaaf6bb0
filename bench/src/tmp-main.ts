import { benchActs } from './tmp-acts.ts'; console.log(JSON.stringify(await benchActs()));
