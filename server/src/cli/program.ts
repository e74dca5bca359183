/**
 * The command line: which commands, arguments and options there are, and what is misuse. What the commands do is in files of
 * their own.
 * Misuse is one sentence on standard error and nothing on standard output. Invariant: nothing here ends the process; the
 * status is returned.
 */
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { isRuleCode, RULE_LEVELS, type RuleLevels, unknownRuleMessage } from '../ide/index.ts';
import { check, CHECK_FORMATS, type CheckOptions } from './check-command.ts';
import { explain } from './explain-command.ts';
import { STANDARD_INPUT } from './inputs.ts';
import { layout, LAYOUT_FORMATS } from './layout-command.ts';
import type { ExitStatus, Machine } from './machine.ts';

const HELP_WIDTH = 100;

/** @param words behind the name of the program. */
export async function run(words: readonly string[], machine: Machine): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = describeProgram(machine, (result) => {
    status = result;
  });
  try {
    if (words.length === 0) program.help({ error: true });
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return status;
}

function describeProgram(machine: Machine, finish: (status: ExitStatus) => void): Command {
  const program = new Command('aster-analyzer')
    .description('Memory layouts, padding and errors of Aster programs.')
    .version(`aster-analyzer ${machine.version}`, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', '\nExit status: 0 clean, 1 errors found, 2 misuse or unreadable input.\nSettings are read from [analyzer] in aster.toml; options win over them.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => machine.output.write(text),
      writeErr: (text) => machine.errors.write(text),
      getOutHelpWidth: () => HELP_WIDTH,
      getErrHelpWidth: () => HELP_WIDTH,
    });
  describeCheck(program, machine, finish);
  describeLayout(program, machine, finish);
  describeExplain(program, machine, finish);
  describeServer(program);
  return program;
}

function describeCheck(program: Command, machine: Machine, finish: (status: ExitStatus) => void): void {
  const command = program
    .command('check')
    .description('report what is wrong with files')
    .helpOption('--help', 'print this help')
    .addArgument(paths())
    .addOption(new Option('--format <format>', 'how to print the report').choices(CHECK_FORMATS).default('text'))
    .addOption(new Option('--target <bits>', 'pointer width').choices(['64', '32']))
    .addOption(new Option('--stage <stage>', 'stage of the language').choices(['1', '2', '3']))
    .addOption(new Option('--rule <CODE=LEVEL>', `set the level of a rule: ${RULE_LEVELS.join(', ')}; repeatable`).argParser(addRule))
    .option('--hints', 'show hints in text too')
    .option('--fix', 'apply preferred fixes to the files')
    .option('--watch', 'check again whenever a file changes')
    .option('--quiet', 'print findings and nothing else');
  command.action(async (given: readonly string[], options: CheckFlags) => {
    if (given.includes(STANDARD_INPUT) && options.fix) command.error("error: option '--fix' cannot be used with '-': there is no file to change");
    if (given.includes(STANDARD_INPUT) && options.watch) command.error("error: option '--watch' cannot be used with '-': standard input does not change");
    finish(await check(machine, checkOptions(given, options)));
  });
}

const STAGES = { '1': 1, '2': 2, '3': 3 } as const;

interface CheckFlags {
  readonly format: (typeof CHECK_FORMATS)[number];
  readonly target?: '64' | '32';
  readonly stage?: keyof typeof STAGES;
  readonly rule?: RuleLevels;
  readonly hints?: true;
  readonly fix?: true;
  readonly watch?: true;
  readonly quiet?: true;
}

function checkOptions(given: readonly string[], { format, target, stage, rule, ...flags }: CheckFlags): CheckOptions {
  return {
    paths: given,
    format,
    target: target ?? null,
    stage: stage === undefined ? null : STAGES[stage],
    rules: rule ?? {},
    hints: flags.hints ?? false,
    fix: flags.fix ?? false,
    watch: flags.watch ?? false,
    quiet: flags.quiet ?? false,
  };
}

function describeLayout(program: Command, machine: Machine, finish: (status: ExitStatus) => void): void {
  program
    .command('layout')
    .description('draw the memory layouts of types')
    .helpOption('--help', 'print this help')
    .addArgument(paths())
    .option('--type <NAME>', 'only this type, or this instance of a generic type')
    .addOption(new Option('--format <format>', 'how to print the layouts').choices(LAYOUT_FORMATS).default('text'))
    .addOption(new Option('--target <bits>', 'pointer width').choices(['64', '32', 'both']))
    .action(async (given: readonly string[], options: LayoutFlags) => {
      finish(await layout(machine, { paths: given, format: options.format, target: options.target ?? null, type: options.type ?? null }));
    });
}

interface LayoutFlags {
  readonly format: (typeof LAYOUT_FORMATS)[number];
  readonly target?: '64' | '32' | 'both';
  readonly type?: string;
}

function describeExplain(program: Command, machine: Machine, finish: (status: ExitStatus) => void): void {
  program
    .command('explain')
    .description('print the page of a rule, or the list of rules')
    .helpOption('--help', 'print this help')
    .argument('[code]', 'a rule such as padding-waste, or an error of rustc such as rustc:E0072')
    .action((code: string | undefined) => finish(explain(machine, code ?? null)));
}

/** For the help: the entry starts the server before it asks here. */
function describeServer(program: Command): void {
  const command = program.command('lsp').description('start the language server, for editors').helpOption('--help', 'print this help').option('--stdio', 'speak over standard input and output');
  // Only a program that was put together without a server comes this far.
  command.action(() => command.error('error: this program has no language server'));
}

function paths(): Argument {
  return new Argument('[paths...]', 'files, folders, or - for standard input; the current folder if there are none');
}

/** `CODE=LEVEL`; the last one for a code wins. */
function addRule(text: string, before: RuleLevels | undefined): RuleLevels {
  const cut = text.indexOf('=');
  if (cut === -1) throw new InvalidArgumentError('It is written CODE=LEVEL, such as padding-waste=warning.');
  const [code, given] = [text.slice(0, cut), text.slice(cut + 1)];
  const level = RULE_LEVELS.find((candidate) => candidate === given);
  if (!isRuleCode(code)) throw new InvalidArgumentError(capitalised(unknownRuleMessage(code)));
  if (level === undefined) throw new InvalidArgumentError(`A level is one of ${RULE_LEVELS.join(', ')}.`);
  return { ...before, [code]: level };
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
