export {
  firstRunSession,
  type GenerateOptions,
  generateSession,
  type LegacyChat,
  type LegacyChatMessage,
  type LegacyOwner,
  type LegacySessionFile,
  largeSession,
  typicalSession,
} from './generate-session.ts';
