import { t } from '@ficus/i18n';

/** Longest text that the service takes, in UTF-16 code units. */
const TEXT_LIMIT = 200_000;

/** Why a file cannot be a document; its message can be shown. */
export class FileError extends Error {
  override readonly name = 'FileError';
  readonly code: 'too-long' | 'no-text';

  constructor(code: 'too-long' | 'no-text', message: string) {
    super(message);
    this.code = code;
  }
}

/** The text of a file in UTF-8. Rejects with a `FileError` for one that is too long, empty, or no text. */
export async function readText(file: File): Promise<string> {
  const tooLong = new FileError(
    'too-long',
    t`Too long: a document holds 200,000 characters. Add it in parts.`,
  );
  // Four bytes a character at most: not even read.
  if (file.size > 4 * TEXT_LIMIT) throw tooLong;
  const text = decode(await file.arrayBuffer());
  if (text.length > TEXT_LIMIT) throw tooLong;
  if (text.trim() === '') throw new FileError('no-text', t`There is no text in it.`);
  return text;
}

function decode(bytes: ArrayBuffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below, as for a text that no person has written.
  }
  throw new FileError('no-text', t`This is no text in UTF-8. Save it as text or Markdown first.`);
}
