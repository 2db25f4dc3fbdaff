import { createTransport } from 'nodemailer';

/** An e-mail as the delivery log has it. */
export interface OutgoingMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
}

/** A server's answer: taken, or refused for good. */
export interface Sent {
  readonly isTaken: boolean;
  readonly answer: string;
}

/** Brings e-mails to a server. */
export interface Mailer {
  /** Rejects when it may work later. */
  send(mail: OutgoingMail): Promise<Sent>;
  close(): void;
}

const PATIENCE_MS = 10_000;

/** Makes a mailer for an SMTP server, such as `smtps://user:password@mail.example`. */
export function createMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'ficus';
  return {
    async send({ id, recipient, subject, text }) {
      try {
        const { response } = await transport.sendMail({
          from,
          // As an object: no name or list can be smuggled in by an address.
          to: { name: '', address: recipient },
          subject,
          text,
          messageId: `<${encodeURIComponent(id)}@${domain}>`,
          // Nobody's holiday answers this (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { isTaken: true, answer: response };
      } catch (error) {
        const code: unknown = Reflect.get(Object(error), 'responseCode');
        // SMTP's 5xx are for good; all else may pass.
        if (typeof code === 'number' && code >= 500) return { isTaken: false, answer: String(error) };
        throw error;
      }
    },
    close: () => transport.close(),
  };
}
