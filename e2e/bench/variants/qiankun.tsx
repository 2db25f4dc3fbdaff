import { registerMicroApps, start } from 'qiankun';
import { startApp } from './start-app.tsx';

await fetch('/api/flags');
const { host, handedOver } = startApp(() => <div id="chat-place" />);
await handedOver;
registerMicroApps([
  { name: 'chat', entry: '/micro/', container: '#chat-place', activeRule: '/chat', props: { host } },
]);
start({ prefetch: false });
