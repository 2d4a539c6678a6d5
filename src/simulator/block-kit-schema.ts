import { z } from 'zod';

/**
 * What each block and element may hold, with Slack's limits. Unknown fields are refused, as Slack refuses them.
 * Blocks that this project has no use for (cards, carousels, charts, plans, video) are left out on purpose.
 */

const characters = (max: number, min = 1) => z.string().min(min).max(max);
const id = characters(255);
const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: characters(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: characters(max), verbatim: z.boolean().optional() });
const anyText = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);
const style = z.enum(['primary', 'danger']).optional();

const confirm = z
  .strictObject({
    title: plain(100),
    text: anyText(300),
    confirm: plain(30),
    deny: plain(30),
    style,
  })
  .optional();

const option = (text: ReturnType<typeof plain> | ReturnType<typeof anyText>) =>
  z.strictObject({
    text,
    value: characters(150),
    description: plain(75).optional(),
    url: characters(3000).optional(),
  });
const plainOption = option(plain(75));
const richOption = option(anyText(75));
const optionGroup = z.strictObject({ label: plain(75), options: z.array(plainOption).min(1).max(100) });

const action = { action_id: id.optional() };
const asking = { ...action, placeholder: plain(150).optional(), focus_on_load: z.boolean().optional() };

const button = z.strictObject({
  type: z.literal('button'),
  ...action,
  text: plain(75),
  value: characters(2000).optional(),
  url: characters(3000).optional(),
  style,
  confirm,
  accessibility_label: characters(75).optional(),
});
const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...action,
  options: z.array(plainOption).min(1).max(5),
  confirm,
});
const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...action,
  options: z.array(richOption).min(1).max(10),
  initial_options: z.array(richOption).min(1).max(10).optional(),
  focus_on_load: z.boolean().optional(),
  confirm,
});
const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...action,
  options: z.array(richOption).min(1).max(10),
  initial_option: richOption.optional(),
  focus_on_load: z.boolean().optional(),
  confirm,
});

/** Slack wants options or groups of options, never both and never neither. */
const oneSourceOfOptions = (select: { options?: unknown; option_groups?: unknown }): boolean =>
  (select.options === undefined) !== (select.option_groups === undefined);
const choices = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
  confirm,
};
const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...asking,
    ...choices,
    initial_option: plainOption.optional(),
  })
  .refine(oneSourceOfOptions, 'needs either options or option_groups');
const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...asking,
    ...choices,
    initial_options: z.array(plainOption).min(1).max(100).optional(),
    max_selected_items: z.int().min(1).optional(),
  })
  .refine(oneSourceOfOptions, 'needs either options or option_groups');

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...asking,
  initial_user: id.optional(),
  confirm,
});
const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...asking,
  initial_users: z.array(id).optional(),
  max_selected_items: z.int().min(1).optional(),
  confirm,
});
const conversationFilter = z.strictObject({
  include: z
    .array(z.enum(['im', 'mpim', 'private', 'public']))
    .min(1)
    .optional(),
  exclude_external_shared_channels: z.boolean().optional(),
  exclude_bot_users: z.boolean().optional(),
});
const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...asking,
  initial_conversation: id.optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: conversationFilter.optional(),
  confirm,
});
const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...asking,
  initial_channel: id.optional(),
  response_url_enabled: z.boolean().optional(),
  confirm,
});
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...asking,
  initial_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
  confirm,
});
const dispatchAction = z
  .strictObject({
    trigger_actions_on: z
      .array(z.enum(['on_enter_pressed', 'on_character_entered']))
      .min(1)
      .max(2),
  })
  .optional();
const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...asking,
  initial_value: characters(3000, 0).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  dispatch_action_config: dispatchAction,
});
const urlTextInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...asking,
  initial_value: characters(3000).optional(),
  dispatch_action_config: dispatchAction,
});
const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...asking,
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
  dispatch_action_config: dispatchAction,
});
const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: characters(2000),
    image_url: characters(3000).optional(),
    slack_file: z.looseObject({}).optional(),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    message: 'needs either image_url or slack_file',
  });

const feedback = z.strictObject({
  text: plain(75),
  value: characters(2000),
  accessibility_label: characters(75).optional(),
});
const feedbackButtons = z.strictObject({
  type: z.literal('feedback_buttons'),
  ...action,
  positive_button: feedback,
  negative_button: feedback,
});
const iconButton = z.strictObject({
  type: z.literal('icon_button'),
  ...action,
  icon: characters(75),
  text: plain(75),
  value: characters(2000).optional(),
  visible_to_user_ids: z.array(id).optional(),
  accessibility_label: characters(75).optional(),
  confirm,
});

const block = { block_id: id.optional() };

const header = z.strictObject({ type: z.literal('header'), ...block, text: plain(150) });
const divider = z.strictObject({ type: z.literal('divider'), ...block });
const section = z
  .strictObject({
    type: z.literal('section'),
    ...block,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: z
      .discriminatedUnion('type', [
        button,
        overflow,
        checkboxes,
        radioButtons,
        staticSelect,
        multiStaticSelect,
        usersSelect,
        multiUsersSelect,
        conversationsSelect,
        channelsSelect,
        datepicker,
        image,
      ])
      .optional(),
    expand: z.boolean().optional(),
  })
  .refine((it) => it.text !== undefined || it.fields !== undefined, 'needs text or fields');
const context = z.strictObject({
  type: z.literal('context'),
  ...block,
  elements: z
    .array(z.discriminatedUnion('type', [plain(3000), mrkdwn(3000), image]))
    .min(1)
    .max(10),
});
const actions = z.strictObject({
  type: z.literal('actions'),
  ...block,
  elements: z
    .array(
      z.discriminatedUnion('type', [
        button,
        overflow,
        checkboxes,
        radioButtons,
        staticSelect,
        usersSelect,
        conversationsSelect,
        channelsSelect,
        datepicker,
      ]),
    )
    .min(1)
    .max(25),
});
const contextActions = z.strictObject({
  type: z.literal('context_actions'),
  ...block,
  elements: z
    .array(z.discriminatedUnion('type', [feedbackButtons, iconButton]))
    .min(1)
    .max(5),
});
const input = z.strictObject({
  type: z.literal('input'),
  ...block,
  label: plain(2000),
  hint: plain(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  element: z.discriminatedUnion('type', [
    plainTextInput,
    urlTextInput,
    numberInput,
    checkboxes,
    radioButtons,
    staticSelect,
    multiStaticSelect,
    usersSelect,
    multiUsersSelect,
    conversationsSelect,
    channelsSelect,
    datepicker,
  ]),
});
const imageBlock = z.strictObject({
  type: z.literal('image'),
  ...block,
  alt_text: characters(2000),
  title: plain(2000).optional(),
  image_url: characters(3000).optional(),
  slack_file: z.looseObject({}).optional(),
});

const richTextElement = z.looseObject({ type: z.string() });
const richTextSection = z.strictObject({
  type: z.enum(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']),
  elements: z.array(richTextElement),
  border: z.number().optional(),
  language: z.string().optional(),
});
const richTextList = z.strictObject({
  type: z.literal('rich_text_list'),
  style: z.enum(['bullet', 'ordered']),
  elements: z.array(richTextSection),
  indent: z.number().optional(),
  offset: z.number().optional(),
  border: z.number().optional(),
});
const richText = z.strictObject({
  type: z.literal('rich_text'),
  ...block,
  elements: z.array(z.discriminatedUnion('type', [richTextSection, richTextList])).min(1),
});

const cell = z.discriminatedUnion('type', [
  richText,
  z.strictObject({ type: z.literal('raw_text'), text: characters(10_000) }),
]);
const table = z.strictObject({
  type: z.literal('table'),
  ...block,
  rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
});
const markdown = z.strictObject({ type: z.literal('markdown'), ...block, text: characters(12_000) });
const alert = z.strictObject({
  type: z.literal('alert'),
  ...block,
  text: anyText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});
const container = z.strictObject({
  type: z.literal('container'),
  ...block,
  title: plain(150),
  subtitle: anyText(150).optional(),
  child_blocks: z
    .array(
      z.discriminatedUnion('type', [
        actions,
        context,
        divider,
        header,
        imageBlock,
        input,
        richText,
        section,
        table,
      ]),
    )
    .min(1)
    .max(10),
  width: z.enum(['narrow', 'standard', 'wide', 'full']).optional(),
  is_collapsible: z.boolean().optional(),
  default_collapsed: z.boolean().optional(),
  has_header_divider: z.boolean().optional(),
});

/** The blocks that each surface takes. */
export const BLOCKS = {
  message: z.discriminatedUnion('type', [
    header,
    divider,
    section,
    context,
    actions,
    contextActions,
    input,
    imageBlock,
    richText,
    table,
    markdown,
    container,
  ]),
  modal: z.discriminatedUnion('type', [
    header,
    divider,
    section,
    context,
    actions,
    input,
    imageBlock,
    richText,
    alert,
  ]),
  home: z.discriminatedUnion('type', [
    header,
    divider,
    section,
    context,
    actions,
    input,
    imageBlock,
    richText,
  ]),
};

const blocksOfView = { blocks: z.array(z.unknown()) };

/** A modal without its blocks' insides, which are held to {@link BLOCKS}. */
export const MODAL = z.strictObject({
  type: z.literal('modal'),
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  private_metadata: characters(3000, 0).optional(),
  callback_id: characters(255, 0).optional(),
  external_id: characters(255, 0).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  ...blocksOfView,
});

/** An App Home without its blocks' insides, which are held to {@link BLOCKS}. */
export const HOME = z.strictObject({
  type: z.literal('home'),
  private_metadata: characters(3000, 0).optional(),
  callback_id: characters(255, 0).optional(),
  external_id: characters(255, 0).optional(),
  ...blocksOfView,
});
