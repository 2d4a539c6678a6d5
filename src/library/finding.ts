import type { Desk } from './desk.js';
import { isServing } from './items.js';
import type { Finding } from './library.js';

/** Answers from memory. */
export function createFinding(current: () => Promise<Desk>): Finding {
  return {
    async searchAnswers(query) {
      return (await current()).answers().search(query);
    },
    async findAnswer(id) {
      const { shelf, today } = await current();
      return shelf.items('answer', today).find((answer) => answer.id === id && isServing(answer.state));
    },
    async listAnswers({ audience, topic } = {}) {
      const { shelf, today } = await current();
      return shelf
        .items('answer', today)
        .filter(({ state }) => isServing(state))
        .filter((answer) => audience === undefined || answer.audience === audience)
        .filter((answer) => topic === undefined || answer.topics.includes(topic));
    },
    async searchExamples(query) {
      return (await current()).examples().search(query);
    },
    async listExamples() {
      const { shelf, today } = await current();
      return shelf.items('example', today).filter(({ state }) => isServing(state));
    },
    async listPairs() {
      const { shelf, today } = await current();
      return shelf.items('pair', today).filter(({ state }) => isServing(state));
    },
    async listSamples() {
      const { shelf, today } = await current();
      return shelf.items('sample', today).filter(({ state }) => isServing(state));
    },
    async listItems() {
      const { shelf, today } = await current();
      return (['answer', 'example', 'pair', 'sample'] as const).flatMap((kind) => shelf.items(kind, today));
    },
    async listFacts() {
      const { shelf, today } = await current();
      return shelf.facts(today);
    },
  };
}
