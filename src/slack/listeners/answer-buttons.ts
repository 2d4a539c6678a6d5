import { AppError } from '../../errors.js';
import type { Answer } from '../../library/library.js';
import { JOB } from '../ids.js';
import type { Surface } from '../surface.js';
import { isVetted } from '../views/standing.js';
import { answerView, otherWordingView, topicView } from '../views/toughq.js';
import { type ActionListener, click } from './click.js';
import { factQuestions } from './fact-questions.js';
import { named } from './names.js';

const answerOf = async ({ parts }: Surface, id: string): Promise<Answer> => {
  const answer = await parts.library.findAnswer(id);
  if (answer === undefined) throw new AppError('not_found', 'That answer is not in the library any more.');
  return answer;
};

/** An answer chosen from near misses or from a menu takes their place. */
export const chooseAnswer = (surface: Surface): ActionListener =>
  click(surface, async ({ args: { ack, respond }, id }) => {
    await ack();
    const view = answerView(await named(surface, await answerOf(surface, id)), await factQuestions(surface));
    await respond({ response_type: 'ephemeral', replace_original: true, ...view });
  });

/** The questions of a topic take the place of all of them. */
export const browseTopic = (surface: Surface): ActionListener =>
  click(surface, async ({ args: { ack, respond }, words = '' }) => {
    await ack();
    const answers = await surface.parts.library.listAnswers();
    const topic = answers.flatMap(({ topics }) => topics).find((each) => each.startsWith(words));
    if (topic === undefined) throw new AppError('not_found', 'No answer is about that any more.');
    const view = topicView(
      topic,
      answers.filter(({ topics }) => topics.includes(topic)),
    );
    await respond({ response_type: 'ephemeral', replace_original: true, ...view });
  });

export const otherWording = (surface: Surface): ActionListener =>
  click(surface, async ({ args: { ack, respond }, id }) => {
    await ack();
    const view = otherWordingView(await named(surface, await answerOf(surface, id)));
    await respond({ response_type: 'ephemeral', replace_original: false, ...view });
  });

/** What is not vetted is not for a channel; the job looks again. */
export const shareAnswer = (surface: Surface): ActionListener =>
  click(surface, async ({ args, id, user, channel, trigger }) => {
    if (!isVetted(await answerOf(surface, id))) {
      throw new AppError('not_allowed', 'That answer is not vetted here, so it is not for sharing.');
    }
    if (channel === undefined) throw new AppError('conflict', 'Ask again in the channel you want it in.');
    await surface.parts.delivery.accept({
      id: trigger,
      jobs: [
        {
          kind: JOB.shareAnswer,
          key: `share:${trigger}`,
          args: { answer: id, channel, user },
          user,
          channel,
        },
      ],
    });
    await args.ack();
  });
