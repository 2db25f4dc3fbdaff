import { registerApplication, start } from 'single-spa';
import { startApp } from './start-app.tsx';

await fetch('/api/flags');
const host = startApp(() => <div id="chat-place" />);
registerApplication({
  name: 'chat',
  // Resolved by the page's import map.
  app: () => import(/* webpackIgnore: true */ '@org/chat' as string),
  activeWhen: '/chat',
  customProps: { host },
});
start();
