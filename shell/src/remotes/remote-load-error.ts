/** Why a remote could not be had; `cause` is what the file, the container or the federation runtime said. */
export class RemoteLoadError extends Error {
  readonly code = 'remote-load-failed';
}
