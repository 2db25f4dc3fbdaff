export { type FormDraft, formDraft } from './form-draft.ts';
export { CONTRACT_VERSION, type Host, type HostNavigation, SUPPORTED_CONTRACTS } from './host.ts';
export { type AppRemote, isRemote, type MountRemote, type Remote } from './remote.ts';
