/** Gives the browser under test the Chinese fonts that npm brings, and no others. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheFolder } from './browser-install.ts';

const require = createRequire(import.meta.url);

const FAMILIES = [
  {
    package: '@expo-google-fonts/noto-sans-sc',
    family: 'Noto Sans SC',
    standsFor: ['sans-serif', 'system-ui', 'PingFang SC', 'Microsoft YaHei', '黑体', 'SimHei'],
  },
  {
    package: '@expo-google-fonts/noto-serif-sc',
    family: 'Noto Serif SC',
    standsFor: ['serif', '宋体', 'SimSun', '仿宋', 'FangSong', '楷体', 'KaiTi'],
  },
] as const;
/** The weights that the screens use: each is a whole font of some 10 MB. */
const WEIGHTS = ['400Regular', '500Medium', '700Bold'];

function configuration(): string {
  const folders = FAMILIES.flatMap((font) =>
    WEIGHTS.map((weight) => `  <dir>${join(dirname(require.resolve(`${font.package}/package.json`)), weight)}</dir>`),
  );
  const aliases = FAMILIES.flatMap((font) =>
    font.standsFor.map(
      (name) => `  <alias binding="same"><family>${name}</family><prefer><family>${font.family}</family></prefer></alias>`,
    ),
  );
  const last = '  <match target="pattern"><edit name="family" mode="append_last"><string>Noto Sans SC</string></edit></match>';
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders,
    `  <cachedir>${join(cacheFolder, 'fontconfig')}</cachedir>`,
    ...aliases,
    last,
    '</fontconfig>',
    '',
  ].join('\n');
}

/** The environment that points fontconfig at these fonts. */
export function fontEnvironment(): { readonly FONTCONFIG_FILE: string } {
  mkdirSync(cacheFolder, { recursive: true });
  const file = join(cacheFolder, 'fonts.conf');
  // Written beside and moved into place: another test process may be reading it.
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, configuration());
  renameSync(fresh, file);
  return { FONTCONFIG_FILE: file };
}
