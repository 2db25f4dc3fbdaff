import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** An e-mail as it came in. */
export interface Arrived {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
}

/** A real SMTP server whose health a test decides. */
export interface MailServer {
  readonly url: string;
  readonly arrived: Arrived[];
  /** How it answers: as it should, with "later", or with "never" to the recipient. */
  mode: 'up' | 'later' | 'never';
  close(): Promise<void>;
}

/** Starts one, on a port of before if it is to come back where it was. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const failure = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, callback) {
      if (mail.mode === 'never') return callback(failure(550, 'No such mailbox'));
      callback();
    },
    onData(stream, { envelope }, callback) {
      void text(stream).then((source) => {
        if (mail.mode === 'later') return callback(failure(451, 'Try again later'));
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        arrived.push({ from, to: envelope.rcptTo.map(({ address }) => address), source });
        callback();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    arrived,
    mode: 'up',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mail;
}
