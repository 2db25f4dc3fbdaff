import type { ExportedFile } from './export-conversation.ts';

/** Hands a file to the person, as a download of their browser. */
export function download({ name, type, text }: ExportedFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun with the click; the address need not outlive it by much.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
