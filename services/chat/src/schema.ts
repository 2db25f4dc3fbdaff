import type { Citation, Message } from '@ficus/contracts';
import type { ColumnType } from 'kysely';

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
  messages: MessagesTable;
  documents: DocumentsTable;
  passages: PassagesTable;
}
