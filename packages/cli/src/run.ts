/** The command line of 令行: which words lead to which command. Exit codes: 0 done, 1 a check that failed, 2 bad input. */
import { runConsult } from './consult.ts';
import { showFigures } from './figures.ts';
import { newPack } from './new-pack.ts';
import { optionsOf } from './options.ts';
import type { Output } from './output.ts';
import { checkPacks, listPacks, showCoverage, showFields } from './packs.ts';

const USAGE = `用法：
  lingxing packs [--json]       列出内置的规则包
  lingxing packs --coverage [--json]
                                逐条列出软件怎样执行、由哪些测试验证
  lingxing packs new <编号> [--name <名称>] [--into <文件夹>]
                                新建一个待填写的规则包
  lingxing packs check <路径>   检查一个规则包，或者一个文件夹里的全部规则包
  lingxing packs fields [<规范的类>]
                                规则包各项写什么、有哪些词可用；写明一类的只列那一类
  lingxing packs figures --text <规则文本> --pack <编号或文件> [--json]
                                第二遍读：文本中的数字、用词、职务逐处对规范
  lingxing consult --government <政府> [--json|--batch] < 问题.json
                                规则咨询：一个问题，或者（--batch）每行一个
  lingxing consult --pack <文件> [--json|--batch] < 问题.json
                                照一个还没有内置的规则包咨询
  lingxing consult --schema     各种问题的写法（JSON Schema）
  lingxing rules import <文件> --government <政府> [--edition <版本>] [--replace]
                                导入工作规则原文（TXT、DOCX、PDF），用服务器的数据库（DATABASE_URL 或 LINGXING_DATA）
  lingxing what-if --government <政府> --pack <文件> [--from <日期>] [--to <日期>] [--json]
                                推演：把台账里这段时间（默认一年）的行为按另一个规则包重判，列出判定不同的，台账不变；
                                用服务器的数据库（DATABASE_URL 或 LINGXING_DATA）`;

/** Runs one command, also one that works on the database of a deployment. */
export async function start(argv: readonly string[], out: Output): Promise<0 | 1 | 2> {
  const [command, ...rest] = argv;
  if (command === 'rules') return rules(rest, out);
  return command === 'what-if' ? replay(rest, out) : run(argv, out);
}

/** Runs one command that needs nothing but itself. */
export function run(argv: readonly string[], out: Output): 0 | 1 | 2 {
  const [command, ...rest] = argv;
  switch (command) {
    case 'packs':
      return packs(rest, out);
    case 'consult':
      return consult(rest, out);
    case 'help':
    case '--help':
    case '-h':
      out.write(USAGE);
      return 0;
    case undefined:
      out.complain(USAGE);
      return 2;
    default:
      out.complain(`没有“${command}”这个命令。\n${USAGE}`);
      return 2;
  }
}

function packs(argv: readonly string[], out: Output): 0 | 1 | 2 {
  const parsed = optionsOf(
    {
      args: [...argv],
      options: {
        json: { type: 'boolean', default: false },
        coverage: { type: 'boolean', default: false },
        text: { type: 'string' },
        pack: { type: 'string' },
        name: { type: 'string' },
        into: { type: 'string' },
      },
      allowPositionals: true,
    },
    USAGE,
    out,
  );
  if (parsed === undefined) return 2;
  const [sub, path, ...more] = parsed.positionals;
  if (sub === 'figures') {
    const { text, pack, json } = parsed.values;
    if (text !== undefined && pack !== undefined && path === undefined) return showFigures(text, pack, json, out);
    out.complain(`packs figures 要写明 --text 和 --pack。\n${USAGE}`);
    return 2;
  }
  if (sub === undefined) return parsed.values.coverage ? showCoverage(parsed.values.json, out) : listPacks(parsed.values.json, out);
  if (sub === 'fields' && more.length === 0) return showFields(path, out);
  if (sub === 'new' && path !== undefined && more.length === 0)
    return newPack(path, parsed.values.name ?? '示例县人民政府', parsed.values.into ?? '.', out);
  if (sub !== 'check' || path === undefined || more.length > 0) {
    out.complain(sub === 'check' ? `packs check 后面写一个路径。\n${USAGE}` : `没有“packs ${sub}”这个命令。\n${USAGE}`);
    return 2;
  }
  return checkPacks(path, out);
}

async function rules(argv: readonly string[], out: Output): Promise<0 | 1 | 2> {
  const parsed = optionsOf(
    {
      args: [...argv],
      options: { government: { type: 'string' }, edition: { type: 'string' }, replace: { type: 'boolean', default: false } },
      allowPositionals: true,
    },
    USAGE,
    out,
  );
  if (parsed === undefined) return 2;
  const [sub, file, ...more] = parsed.positionals;
  const { government, edition, replace } = parsed.values;
  if (sub !== 'import' || file === undefined || more.length > 0 || government === undefined) {
    out.complain(`${sub === 'import' ? 'rules import 后面写一个文件和 --government。' : `没有“rules ${sub ?? ''}”这个命令。`}\n${USAGE}`);
    return 2;
  }
  // The server's packages are loaded where they are needed: the other commands answer at once.
  const { importRules } = await import('./rules.ts');
  return importRules({ file, government, edition, replace }, out);
}

function consult(argv: readonly string[], out: Output): 0 | 1 | 2 {
  const parsed = optionsOf(
    {
      args: [...argv],
      options: {
        government: { type: 'string' },
        pack: { type: 'string' },
        json: { type: 'boolean', default: false },
        batch: { type: 'boolean', default: false },
        schema: { type: 'boolean', default: false },
      },
    },
    USAGE,
    out,
  );
  if (parsed === undefined) return 2;
  const { values } = parsed;
  return runConsult({ ...values, government: values.government, pack: values.pack }, out);
}

async function replay(argv: readonly string[], out: Output): Promise<0 | 1 | 2> {
  const parsed = optionsOf(
    {
      args: [...argv],
      options: {
        government: { type: 'string' },
        pack: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    },
    USAGE,
    out,
  );
  if (parsed === undefined) return 2;
  const { values } = parsed;
  const { government, pack, from, to, json } = values;
  if (government === undefined || pack === undefined) {
    out.complain(`what-if 后面写 --government 和 --pack。\n${USAGE}`);
    return 2;
  }
  // The ledger is loaded where it is needed: the other commands answer at once.
  const { whatIf } = await import('./what-if.ts');
  return whatIf({ government, pack, from, to, json }, out);
}
