import { planted } from './planted.ts';

if (planted() === 'throws-at-evaluation') throw new Error('planted: throws at evaluation');

export { App } from './app.tsx';
