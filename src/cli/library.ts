import { userInfo } from 'node:os';
import { AppError } from '../errors.js';
import type { Library } from '../library/library.js';
import { type Command, parseCommandLine } from './command.js';
import { decisionsAsText, factsAsText, itemAsText, listAsText, proposalsAsText } from './library-as-text.js';
import { exportLibrary } from './library-export.js';
import { importLibrary } from './library-import.js';
import type { Terminal } from './terminal.js';
import type { Tools } from './tools.js';

const HELP = `Usage: framewright library list [--kind answer|example|pair|sample]
       framewright library show ID
       framewright library history [ID]
       framewright library import FILE [--strict] [--look]
       framewright library export FILE
       framewright library proposals
       framewright library approve ID [VERSION] [--why WHY] [--owner USER]
       framewright library send-back ID VERSION --why WHY
       framewright library pull ID --why WHY
       framewright library put-back ID
       framewright library retire ID --why WHY
       framewright library questions
       framewright library facts
       framewright library fact ID yes|no|unknown --as USER [--proof PROOF] [--lapses DAY]
       framewright library people
       framewright library give ROLE USER
       framewright library take ROLE USER

Works on the bot's database (FRAMEWRIGHT_DB), also while the bot is running.

  import     reads .csv, .json, .md and .txt: the team's own items, or the toolkit document. They become proposals;
             what is there already is passed over. Malformed rows are named by line and the rest goes in.
             --strict takes all or nothing; --look shows what would go in and stores nothing
  export     writes what is in use as .csv, .json or .md, so that import reads it back equal
  history    the record as plain text, a line a decision; without ID all of it
  --as USER  who acts: a Slack id, held to that person's roles. Without it: shell:YOUR-LOGIN, who may all but state facts
  --json     list, show, proposals, facts and people as JSON

Roles: admin, approver, privacy-officer, counsel. Exit code 1 when rows were malformed.
`;

const OPTIONS = {
  as: { type: 'string' },
  json: { type: 'boolean' },
  kind: { type: 'string' },
  look: { type: 'boolean' },
  lapses: { type: 'string' },
  owner: { type: 'string' },
  proof: { type: 'string' },
  strict: { type: 'boolean' },
  why: { type: 'string' },
} as const;

/** What one of the words after `library` works with. */
export interface LibraryCall {
  library: Library;
  terminal: Terminal;
  /** What stands after the word. */
  args: string[];
  options: ReturnType<typeof readOptions>['values'];
  /** Who acts: goes into the record. */
  who: string;
}

const readOptions = (args: string[]) => parseCommandLine(args, OPTIONS);

/** `framewright library`: the vetted library for those who administer from a shell. */
export const library: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { values, positionals } = readOptions(args);
    const [word = '', ...rest] = positionals;
    const action = ACTIONS.get(word);
    if (action === undefined) {
      throw new AppError('usage', word === '' ? 'Say what to do.' : `There is no "library ${word}".`);
    }
    const who = values.as ?? `shell:${userInfo().username}`;
    return tools.withTeamLibrary((opened) =>
      action({ library: opened, terminal, args: rest, options: values, who }, tools),
    );
  },
};

type Action = (call: LibraryCall, tools: Tools) => Promise<number>;

/** Prints as JSON where that was asked for, else as text. */
function print({ terminal, options }: LibraryCall, value: unknown, text: () => string): number {
  terminal.out(options.json ? `${JSON.stringify(value, null, 2)}\n` : text());
  return 0;
}

function say({ terminal }: LibraryCall, sentence: string): number {
  terminal.out(`${sentence}\n`);
  return 0;
}

/** The arguments by name; throws 'usage' when there are too few or too many. */
function take(call: LibraryCall, names: string): string[] {
  const wanted = names.split(' ');
  if (call.args.length !== wanted.length) throw new AppError('usage', `Give ${names}.`);
  return call.args;
}

function demandWhy({ options }: LibraryCall): string {
  if (options.why === undefined || options.why.trim() === '') throw new AppError('usage', 'Say --why.');
  return options.why;
}

const ACTIONS = new Map<string, Action>([
  ['import', importLibrary],
  ['export', exportLibrary],
  [
    'list',
    async (call) => {
      const { library } = call;
      const items = [
        ...(await library.listAnswers()),
        ...(await library.listExamples()),
        ...(await library.listPairs()),
        ...(await library.listSamples()),
      ].filter(({ kind }) => call.options.kind === undefined || kind === call.options.kind);
      return print(call, items, () => listAsText(items));
    },
  ],
  [
    'show',
    async (call) => {
      const [id = ''] = take(call, 'ID');
      const item = await call.library.inspect(id);
      if (item === undefined) throw new AppError('not_found', `The library has nothing called "${id}".`);
      return print(call, item, () => itemAsText(item, call.terminal));
    },
  ],
  [
    'history',
    async (call) => {
      const decisions = await call.library.history(call.args[0]);
      return print(call, decisions, () => decisionsAsText(decisions));
    },
  ],
  [
    'proposals',
    async (call) => {
      const proposals = await call.library.listProposals();
      return print(call, proposals, () => proposalsAsText(proposals, call.terminal));
    },
  ],
  [
    'approve',
    async (call) => {
      const [id = '', number] = call.args;
      const version = number === undefined ? await onlyProposal(call, id) : readVersion(number);
      const { why, owner } = call.options;
      await call.library.approve({ id, version }, call.who, {
        ...(why === undefined ? {} : { why }),
        ...(owner === undefined ? {} : { owner }),
      });
      return say(call, `Approved ${id}, version ${version}.`);
    },
  ],
  [
    'send-back',
    async (call) => {
      const [id = '', number = ''] = take(call, 'ID VERSION');
      await call.library.sendBack({ id, version: readVersion(number) }, call.who, demandWhy(call));
      return say(call, `Sent ${id}, version ${number}, back.`);
    },
  ],
  [
    'pull',
    async (call) => {
      const [id = ''] = take(call, 'ID');
      await call.library.pull(id, call.who, demandWhy(call));
      return say(call, `Pulled ${id}. Two approvers can put it back.`);
    },
  ],
  [
    'put-back',
    async (call) => {
      const [id = ''] = take(call, 'ID');
      const { restored } = await call.library.putBack(id, call.who);
      return say(call, restored ? `${id} serves again.` : `Noted. One more approver has to agree on ${id}.`);
    },
  ],
  [
    'retire',
    async (call) => {
      const [id = ''] = take(call, 'ID');
      await call.library.retire(id, call.who, demandWhy(call));
      return say(call, `Retired ${id}.`);
    },
  ],
  [
    'questions',
    async (call) => {
      const questions = await call.library.listOpenQuestions();
      return print(call, questions, () =>
        questions.map(({ id, question, timesAsked }) => `${id}  asked ${timesAsked}  ${question}\n`).join(''),
      );
    },
  ],
  [
    'facts',
    async (call) => {
      const facts = await call.library.listFacts();
      return print(call, facts, () => factsAsText(facts));
    },
  ],
  [
    'fact',
    async (call) => {
      const [id = '', value = ''] = take(call, 'ID yes|no|unknown');
      if (value !== 'yes' && value !== 'no' && value !== 'unknown') {
        throw new AppError('usage', 'A fact is yes, no or unknown.');
      }
      const { proof, lapses } = call.options;
      await call.library.setFact(
        id,
        {
          value,
          ...(proof === undefined ? {} : { proof }),
          ...(lapses === undefined ? {} : { lapsesOn: lapses }),
        },
        call.who,
      );
      return say(call, `${id}: ${value}.`);
    },
  ],
  [
    'people',
    async (call) => {
      const people = await call.library.listPeople();
      return print(call, people, () =>
        people.map(({ user, roles }) => `${user}  ${roles.join(', ')}\n`).join(''),
      );
    },
  ],
  [
    'give',
    async (call) => {
      const [role = '', user = ''] = take(call, 'ROLE USER');
      await call.library.giveRole(user, readRole(role), call.who);
      return say(call, `${user} is ${role}.`);
    },
  ],
  [
    'take',
    async (call) => {
      const [role = '', user = ''] = take(call, 'ROLE USER');
      await call.library.takeRole(user, readRole(role), call.who);
      return say(call, `${user} is no longer ${role}.`);
    },
  ],
]);

function readVersion(text: string): number {
  const version = Number(text);
  if (!Number.isInteger(version) || version < 1) throw new AppError('usage', `"${text}" is no version.`);
  return version;
}

/** The version that waits, when there is just one; throws 'usage' when there are more to choose from. */
async function onlyProposal({ library }: LibraryCall, id: string): Promise<number> {
  const waiting = (await library.listProposals()).filter((proposal) => proposal.id === id);
  const [proposal, another] = waiting;
  if (proposal === undefined) throw new AppError('not_found', `No proposal waits for "${id}".`);
  if (another !== undefined) {
    const versions = waiting.map(({ version }) => version).join(', ');
    throw new AppError('usage', `Versions ${versions} wait for "${id}": say which.`);
  }
  return proposal.version;
}

const ROLES = ['admin', 'approver', 'privacy-officer', 'counsel'] as const;

function readRole(text: string): (typeof ROLES)[number] {
  const role = ROLES.find((each) => each === text);
  if (role === undefined) throw new AppError('usage', `The roles are ${ROLES.join(', ')}.`);
  return role;
}
