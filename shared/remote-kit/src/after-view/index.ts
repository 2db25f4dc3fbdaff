export { AfterViewFailure } from './AfterViewFailure.tsx';
export { AfterViewProvider, type AfterViewProviderProps } from './AfterViewProvider.tsx';
export { useAfterView, useAfterViewFetch, useWanted } from './use-after-view.ts';
export { whenIdle } from './when-idle.ts';
