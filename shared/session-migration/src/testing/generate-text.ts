import type { SeededRandom } from './seeded-random.ts';

const openings = [
  'How do I',
  'Could you explain how to',
  'What is the best way to',
  'Write a short note on how to',
  'Please compare two ways to',
  'Give me a checklist to',
  'Why does it take so long to',
] as const;
const verbs = [
  'plan',
  'summarise',
  'improve',
  'check',
  'prepare',
  'translate',
  'organise',
  'estimate',
] as const;
const things = [
  'the quarterly report',
  'a meeting with a new customer',
  'our onboarding guide',
  'a trip to the mountains',
  'the budget of a small team',
  'an invoice in another currency',
  'the release notes',
  'a survey about lunch',
] as const;
const sentences = [
  'Begin with the part that everybody depends on.',
  'Write down what you know, and what you only believe.',
  'Two short steps are easier to undo than a long one.',
  'Ask the people who will use it, not those who ordered it.',
  'Keep the numbers in one table: naïve copies drift apart.',
  'A good example says more than a definition.',
  'Leave a margin of a fifth; something always takes longer.',
  'If it is still unclear, sleep on it and read it aloud – twice.',
] as const;

/** A question of a sentence. */
export function generateQuestion(random: SeededRandom): string {
  return `${random.pick(openings)} ${random.pick(verbs)} ${random.pick(things)}?`;
}

/** A reply of some sentences, now and then with a list, code, or markup that must stay text. */
export function generateReply(random: SeededRandom, sentenceCount: number): string {
  const lines: string[] = Array.from({ length: Math.max(1, sentenceCount) }, () => random.pick(sentences));
  if (random.chance(0.05))
    lines.push('\n```js\nconst total = items.reduce((sum, item) => sum + item, 0);\n```');
  if (random.chance(0.03)) lines.push('<b>bold</b> & <script>alert("no")</script>');
  return lines.join(random.chance(0.1) ? '\n- ' : ' ');
}
