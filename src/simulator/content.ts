import { checkBlocks, checkView, countText, type Flaw, MOST_TEXT_IN_A_MESSAGE } from './block-kit.js';
import { isRecord, type JsonObject, stringAt } from './json.js';
import { Refusal } from './refusal.js';
import { type View, type World, withIds } from './world.js';

/** Above this Slack refuses a new message; an update holds a tenth. */
export const MOST_TEXT = { post: 40_000, update: 4_000 };

const MOST_METADATA = 8_000;

/** The text, blocks and metadata of a message to be, or the refusal Slack would give. */
export const readContent = (
  args: JsonObject,
  mostText: number,
  world: World,
): JsonObject & { text: string } => {
  const text = stringAt(args, 'text') ?? '';
  const blocks = readBlocks(args.blocks, world);
  const markdown = stringAt(args, 'markdown_text');
  if (text === '' && !blocks && markdown === undefined) throw new Refusal('no_text');
  if (markdown !== undefined && (text !== '' || blocks)) throw new Refusal('markdown_text_conflict');
  if (text.length > mostText) throw new Refusal('msg_too_long');
  if (markdown !== undefined && markdown.length > 12_000) throw new Refusal('msg_too_long');
  const metadata = readMetadata(args.metadata);
  return { text: text || (markdown ?? ''), ...(blocks ? { blocks } : {}), ...(metadata ? { metadata } : {}) };
};

const readBlocks = (blocks: unknown, world: World): JsonObject[] | undefined => {
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  if (blocks.length === 0) return undefined;
  if (countText(blocks) > MOST_TEXT_IN_A_MESSAGE) throw new Refusal('msg_blocks_too_long');
  refuseFlaws('invalid_blocks', checkBlocks(blocks, 'message'));
  return withIds(world, blocks.filter(isRecord));
};

const readMetadata = (metadata: unknown): JsonObject | undefined => {
  if (metadata === undefined) return undefined;
  const isWhole =
    isRecord(metadata) && typeof metadata.event_type === 'string' && isRecord(metadata.event_payload);
  if (!isWhole) throw new Refusal('invalid_metadata_format');
  if (JSON.stringify(metadata).length > MOST_METADATA) throw new Refusal('metadata_too_large');
  return metadata;
};

/** A view as Slack stores it, or the refusal Slack would give. */
export const readView = (given: unknown, type: 'modal' | 'home', userId: string, world: World): View => {
  if (!isRecord(given) || given.type !== type) {
    throw new Refusal(
      'invalid_arguments',
      describeFlaws([{ path: 'view.type', message: `must be ${type}` }]),
    );
  }
  if (JSON.stringify(given).length > 250_000) throw new Refusal('view_too_large');
  refuseFlaws('invalid_arguments', checkView(given));
  const blocks = withIds(world, (given.blocks as unknown[]).filter(isRecord));
  const id = world.nextId('V');
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    state: { values: {} },
    ...given,
    id,
    type,
    team_id: world.team.id,
    app_id: world.app.id,
    bot_id: world.app.botId,
    hash: world.nextTs(),
    root_view_id: id,
    blocks,
    user: userId,
  };
};

const refuseFlaws = (error: string, flaws: Flaw[]) => {
  if (flaws.length > 0) throw new Refusal(error, describeFlaws(flaws));
};

/** Slack names the place of a flaw as a JSON pointer. */
const describeFlaws = (flaws: Flaw[]): JsonObject => {
  const errors = flaws.map(({ path, message }) => {
    const pointer = `/${path.replaceAll('[', '.').replaceAll(']', '').replaceAll('.', '/')}`;
    return `${message} [json-pointer:${pointer}]`;
  });
  return { errors, response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) } };
};
