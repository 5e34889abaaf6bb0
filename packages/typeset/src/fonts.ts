/**
 * Which face sets which part of the page. The standard names 仿宋, 楷体, 小标宋, 黑体 and 宋体; an office has them, a fresh
 * machine has not, and they may not be shipped. Searched in this order: the folders that the deployment names, the
 * folders of the system, the free faces that come with the npm packages. What stands in is always said.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { readFaces, type Face } from './sfnt.ts';

/** The faces of the standard, by their part in a document. */
export const ROLES = ['fang', 'kai', 'title', 'hei', 'song'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Record<Role, string> = { fang: '仿宋', kai: '楷体', title: '小标宋', hei: '黑体', song: '宋体' };

/** Families taken for each face, best first; compared without case, spaces, hyphens and underscores. */
const WANTED: Record<Role, readonly string[]> = {
  fang: [
    '仿宋_GB2312',
    'FangSong_GB2312',
    '仿宋',
    'FangSong',
    '方正仿宋_GBK',
    'FZFangSong-Z02',
    'STFangsong',
    '华文仿宋',
    'FandolFang',
    'FandolFang R',
    '朱雀仿宋',
    'Zhuque Fangsong',
    '朱雀仿宋（预览测试版）',
    'Zhuque Fangsong (technical preview)',
  ],
  kai: ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', '方正楷体_GBK', 'FZKai-Z03', 'STKaiti', '华文楷体', 'FandolKai', 'FandolKai R'],
  title: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05', '方正小标宋简体', 'FZXiaoBiaoSong-B05S', '小标宋', '华文中宋', 'STZhongsong'],
  hei: ['黑体', 'SimHei', '方正黑体_GBK', 'FZHei-B01', 'STHeiti', '华文黑体', 'FandolHei', 'FandolHei R'],
  song: ['宋体', 'SimSun', '方正书宋_GBK', 'FZShuSong-Z01', 'STSong', '华文宋体', 'FandolSong', 'FandolSong R'],
};

/** A face in use: how the engine calls it, how a person does, and what it can set. */
export interface ChosenFace {
  readonly family: string;
  readonly weight: number;
  /** As reported: 「Noto Serif SC Light」. */
  readonly label: string;
  readonly face: Face;
}

export interface FontSet {
  /** For each role the main face, then those that lend single characters. */
  readonly roles: Record<Role, readonly ChosenFace[]>;
  /** 「仿宋 → Noto Serif SC Light」 for each face that stands in. */
  readonly substitutions: readonly string[];
  /** Folders for the engine to search. */
  readonly paths: readonly string[];
}

export interface FontOptions {
  /** Folders of the deployment, searched first (`LINGXING_FONTS`; reading the environment is the shell's business). */
  readonly fontDirs?: readonly string[] | undefined;
  /** Folders of the operating system; by default the usual ones. An empty list leaves them out. */
  readonly systemFontDirs?: readonly string[] | undefined;
  /** Where the unpacked 楷体 is kept between starts. */
  readonly cacheDir: string;
}

const FONT_FILES = new Set(['.ttf', '.otf', '.ttc', '.otc']);
const MAX_DEPTH = 12;
const MAX_FILES = 5_000;

export function systemFontFolders(): string[] {
  switch (process.platform) {
    case 'win32':
      return [join(process.env['WINDIR'] ?? 'C:\\Windows', 'Fonts'), join(homedir(), 'AppData', 'Local', 'Microsoft', 'Windows', 'Fonts')];
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', join(homedir(), 'Library', 'Fonts')];
    default:
      return ['/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.local', 'share', 'fonts'), join(homedir(), '.fonts')];
  }
}

/** Font files below a folder, in the order of their names, so that two machines choose alike. */
function fontFiles(folder: string, depth = 0, found: string[] = []): string[] {
  if (depth > MAX_DEPTH || found.length >= MAX_FILES) return found;
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return found;
  }
  for (const name of names) {
    const path = join(folder, name);
    const isFont = FONT_FILES.has(extname(name).toLowerCase());
    let directory: boolean;
    try {
      directory = statSync(path).isDirectory();
    } catch {
      continue;
    }
    if (directory) fontFiles(path, depth + 1, found);
    else if (isFont) found.push(path);
  }
  return found;
}

const plainName = (family: string): string => family.toLowerCase().replace(/[\s_-]/gu, '');

const WANTED_PLAIN: Record<Role, readonly string[]> = {
  fang: WANTED.fang.map(plainName),
  kai: WANTED.kai.map(plainName),
  title: WANTED.title.map(plainName),
  hei: WANTED.hei.map(plainName),
  song: WANTED.song.map(plainName),
};

/** The best face for each role among folders; a role without one is left out. */
function findIn(folders: readonly string[]): Partial<Record<Role, Face>> {
  const best: Partial<Record<Role, { rank: number; face: Face }>> = {};
  for (const path of folders.flatMap((f) => fontFiles(f))) {
    for (const face of readFaces(path)) {
      const names = face.families.map(plainName);
      for (const role of ROLES) {
        const rank = WANTED_PLAIN[role].findIndex((w) => names.includes(w));
        if (rank >= 0 && rank < (best[role]?.rank ?? Infinity)) best[role] = { rank, face };
      }
    }
  }
  const found: Partial<Record<Role, Face>> = {};
  for (const role of ROLES) if (best[role]) found[role] = best[role].face;
  return found;
}

const require = createRequire(import.meta.url);

function packageFile(name: string, ...rest: string[]): string {
  return join(dirname(require.resolve(`${name}/package.json`)), ...rest);
}

function loadFace(path: string, family: string, weight: number, label: string): ChosenFace {
  const [face] = readFaces(path);
  if (!face) throw new Error(`Font file of an npm package is missing or unreadable: ${label}`);
  return { family, weight, label, face };
}

/** The 楷体 comes as woff2, which the engine cannot read: unpacked once, under the version of its package. */
async function unpackKai(cacheDir: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(packageFile('@fontsource/lxgw-wenkai', 'package.json'), 'utf8')) as { version: string };
  const folder = join(cacheDir, 'fonts', `lxgw-wenkai-${version}`);
  const target = join(folder, 'LXGWWenKai-Regular.ttf');
  if (existsSync(target)) return target;
  const { decompress } = await import('wawoff2');
  const packed = readFileSync(packageFile('@fontsource/lxgw-wenkai', 'files', 'lxgw-wenkai-latin-500-normal.woff2'));
  const unpacked = await decompress(packed);
  mkdirSync(folder, { recursive: true });
  // Another process may be doing the same: whoever renames last leaves the same bytes, and nobody reads half a file.
  const temporary = `${target}.${process.pid}`;
  writeFileSync(temporary, unpacked);
  renameSync(temporary, target);
  return target;
}

/**
 * Chooses the faces. `knows` asks the engine whether it has a family of that name: a font file carries several names and
 * the engine goes by one of them.
 */
export async function chooseFonts(options: FontOptions): Promise<FontSet & { resolve(knows: (family: string) => boolean): FontSet }> {
  const kaiPath = await unpackKai(options.cacheDir);
  const serif = (weight: number, folder: string, label: string): ChosenFace =>
    loadFace(
      packageFile('@expo-google-fonts/noto-serif-sc', folder, `NotoSerifSC_${folder}.ttf`),
      'Noto Serif SC',
      weight,
      `Noto Serif SC ${label}`,
    );
  const light = serif(300, '300Light', 'Light');
  const regular = serif(400, '400Regular', 'Regular');
  const bold = serif(700, '700Bold', 'Bold');
  const sans = loadFace(
    packageFile('@expo-google-fonts/noto-sans-sc', '500Medium', 'NotoSansSC_500Medium.ttf'),
    'Noto Sans SC',
    500,
    'Noto Sans SC Medium',
  );
  const wenkai = loadFace(kaiPath, 'LXGW WenKai', 500, 'LXGW WenKai');
  const standIns: Record<Role, readonly ChosenFace[]> = {
    fang: [light, wenkai],
    kai: [wenkai, light],
    title: [bold, wenkai],
    hei: [sans, bold, wenkai],
    song: [regular, wenkai],
  };

  // Beside an office's own 仿宋 a written 楷体 looks less strange than a 宋体.
  const lenders: Record<Role, readonly ChosenFace[]> = { ...standIns, fang: [wenkai, light] };

  const configured = findIn(options.fontDirs ?? []);
  const system = findIn(options.systemFontDirs ?? systemFontFolders());
  const paths = [
    ...new Set(
      [
        ...ROLES.flatMap((role) => [configured[role], system[role]]).flatMap((f) => (f ? [f.path] : [])),
        ...ROLES.flatMap((role) => standIns[role].map((c) => c.face.path)),
      ].map((path) => dirname(path)),
    ),
  ];

  const build = (knows: (family: string) => boolean): FontSet => {
    const roles = { ...standIns };
    const substitutions: string[] = [];
    for (const role of ROLES) {
      const own = configured[role] ?? system[role];
      const family = own?.families.find((f) => knows(f));
      if (own && family !== undefined) {
        // The engine takes one weight for a whole list of families: the stand-in's, which an office face of one cut ignores.
        roles[role] = [{ family, weight: standIns[role][0]?.weight ?? 400, label: family, face: own }, ...lenders[role]];
      } else {
        substitutions.push(`${ROLE_NAMES[role]} → ${standIns[role][0]?.label ?? ''}`);
      }
    }
    return { roles, substitutions, paths };
  };
  return { ...build(() => false), resolve: build };
}
