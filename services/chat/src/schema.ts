import type { Citation, Message } from '@ficus/contracts';
import type { ColumnType } from 'kysely';
import type { ConversationRow, MessageRow } from './conversations/write.ts';

interface Owned {
  tenant_id: string;
  person_id: string;
}

/** Times are milliseconds since 1970 as double precision: what a client sent comes back exactly. */
type Milliseconds = number;

/** One row a person in a tenant: the counter behind every `revision`, and the lock that puts changes in order. */
interface OwnersTable extends Owned {
  revision: number;
}

/** A row with `deleted_at` is a tombstone: its messages are gone, `changes` tells that it is. */
interface ConversationsTable extends Owned {
  id: string;
  revision: number;
  created_at: Milliseconds;
  updated_at: Milliseconds;
  deleted_at: Milliseconds | null;
  message_count: number;
  /** Beginning of the first thing its owner said: what the title is made of. */
  first_question: string | null;
  /** Title given by hand; null where the first question is the title. */
  name: string | null;
  pinned_at: Milliseconds | null;
  archived_at: Milliseconds | null;
  /** Id of the first of the conversations that are versions of each other; null for one without versions. */
  family: string | null;
  /** The version that this one parted from, and the position from which on they differ; null for the first. */
  parted_from: string | null;
  parted_at: number | null;
  /** Numbers them in the order in which they were begun. */
  begun: ColumnType<number, never, never>;
}

/** What a deleted conversation was, for as long as its deletion can be undone. */
interface RemovedConversationsTable extends Owned {
  id: string;
  removed_at: Milliseconds;
  /** JSON: the row, and those of its messages. */
  conversation: ColumnType<RemovedRow, string, never>;
  messages: ColumnType<MessageRow[], string, never>;
}

/** What of a conversation's row is kept with it. */
export interface RemovedRow extends ConversationRow {
  readonly name: string | null;
  readonly pinnedAt: Milliseconds | null;
  readonly archivedAt: Milliseconds | null;
  readonly family: string | null;
  readonly partedFrom: string | null;
  readonly partedAt: number | null;
}

interface MessagesTable extends Owned {
  id: string;
  conversation_id: string;
  /** Order within the conversation, from 0. */
  position: number;
  role: Message['role'];
  content: string;
  created_at: Milliseconds;
  /** JSON; `null` for messages that rest on nothing. */
  citations: ColumnType<Citation[] | null, string | null, never>;
  /** Digest of role, time and text: what an import recognises a message by. */
  identity: string;
  /** The message that this one answers; at most one reply to each. */
  reply_to: string | null;
}

interface DocumentsTable {
  id: string;
  title: string;
  digest: string;
  /** Whose it is; null for both: it comes with the service. */
  tenant_id: string | null;
  person_id: string | null;
  /** Of own ones: as the file was called; one of each name. */
  name: string | null;
  /** Characters of the text, of own ones. */
  size: number | null;
  added_at: Milliseconds | null;
}

interface PassagesTable {
  document_id: string;
  position: number;
  heading: string;
  text: string;
}

/** The tables that `migrations.ts` makes. */
export interface ChatSchema {
  owners: OwnersTable;
  conversations: ConversationsTable;
  removed_conversations: RemovedConversationsTable;
  messages: MessagesTable;
  documents: DocumentsTable;
  passages: PassagesTable;
}
