/** An invented notice in the form of a published one, for tests that need a text of a government with a pack. */
export const sampleNotice = (government: string, number: string, date: string, printed: string): string => `
${government}
关于印发${government}工作规则的
通 知

${number}

各乡镇人民政府，县直各单位：

《${government}工作规则》已经县政府会议同意，现印发给你们。

${government}

${date}

（此件公开发布）

${government}工作规则

第一章 总 则

一、为使政府工作有章可循，制定

本规则。

第二章 附 则

二、本规则自发布之日起施行。

抄送：县委，县人大常委会。
${government}办公室 ${printed}印发
`;
