import { registerApplication, start } from 'single-spa';
import { startApp } from './start-app.tsx';

await fetch('/api/flags');
const { host, handedOver } = startApp(() => <div id="chat-place" />);
await handedOver;
registerApplication({
  name: 'chat',
  // Resolved by the page's import map.
  app: () => import(/* webpackIgnore: true */ '@org/chat' as string),
  activeWhen: '/chat',
  customProps: { host },
});
start();
