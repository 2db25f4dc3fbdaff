export { LegacyChat, LegacyChat as default } from './legacy-chat.tsx';
