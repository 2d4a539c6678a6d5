import { setImmediate } from 'node:timers/promises';
import type { CompiledPack } from '../framing/compiled-pack.js';
import { checkProposal } from './check-proposal.js';
import type { Item, ItemContent } from './items.js';
import type { Office } from './people.js';

/** Which approved items are no longer up to the standard, now that the pack may have changed. */
export interface Standard {
  /** The ids of those that fail and that nobody has excused with a reason. */
  failing(items: readonly Item[]): Promise<Set<string>>;
}

/** So many items are checked before other work gets its turn. */
const AT_A_STRETCH = 20;

/** Each version is checked once for each pack, that is, once a process. */
export function createStandard({ db }: Office, loadPack: () => CompiledPack | undefined): Standard {
  const passed = new Map<string, boolean>();
  const passes = (item: Item, against: CompiledPack): boolean => {
    const key = `${item.id} ${item.version}`;
    const known = passed.get(key) ?? checkProposal(item as ItemContent, against).passes;
    passed.set(key, known);
    return known;
  };
  return {
    async failing(items) {
      const pack = items.length === 0 ? undefined : loadPack();
      if (pack === undefined) return new Set();
      const excused = await readExcused();
      const failing = new Set<string>();
      for (const [index, item] of items.entries()) {
        if (index % AT_A_STRETCH === AT_A_STRETCH - 1) await setImmediate();
        if (!excused.has(`${item.id} ${item.version}`) && !passes(item, pack)) failing.add(item.id);
      }
      return failing;
    },
  };

  /** Versions that an approver let pass with a reason. */
  async function readExcused(): Promise<Set<string>> {
    const rows = await db
      .selectFrom('library_decisions')
      .select(['subject', 'version'])
      .where('action', '=', 'approve')
      .where('why', 'is not', null)
      .execute();
    return new Set(rows.map(({ subject, version }) => `${subject} ${version}`));
  }
}
