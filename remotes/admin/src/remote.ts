export { App } from './app.tsx';

/** The languages beside English. */
export const languages = {
  de: () =>
    import(/* webpackChunkName: "language-de" */ './languages/de.ts').then(({ speakGerman }) =>
      speakGerman(),
    ),
};
