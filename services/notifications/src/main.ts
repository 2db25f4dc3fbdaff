import {
  eventSecretVariable,
  httpUrl,
  LogLevel,
  measureDatabase,
  openDatabase,
  port,
  postgresUrl,
  rateLimitsOf,
  rateLimitVariables,
  readEnvironment,
  serve,
} from '@ficus/service-kit';
import { z } from 'zod/mini';
import { createNotifications } from './app.ts';
import { startHearing } from './live.ts';
import { createMailLog, startMailQueue } from './mail/mail-queue.ts';
import { createMailer } from './mail/mailer.ts';
import { migrations } from './migrations.ts';
import type { NotificationsSchema } from './schema.ts';

const smtpUrl = z
  .string()
  .check(z.regex(/^smtps?:\/\/\S+$/, 'set it to an address such as smtps://user:password@mail.example'));

const environment = readEnvironment(
  z.object({
    PORT: port,
    HOST: z.optional(z.string()),
    DATABASE_URL: postgresUrl,
    JWKS_URL: httpUrl,
    SMTP_URL: z.optional(smtpUrl),
    MAIL_FROM: z._default(z.string(), 'Ficus <no-reply@ficus.test>'),
    PUBLIC_URL: httpUrl,
    LOG_LEVEL: z.optional(LogLevel),
    ...eventSecretVariable,
    ...rateLimitVariables,
  }),
);

const { DATABASE_URL: url, SMTP_URL, MAIL_FROM: from } = environment;
const complain = (message: string, cause: unknown) => app.log.warn({ err: cause }, message);
const database = await openDatabase<NotificationsSchema>({ url, migrations });
const hearing = startHearing(url, (cause) => complain('the database is not heard', cause));
const mails = SMTP_URL
  ? await startMailQueue({
      url,
      db: database.db,
      mailer: createMailer({ url: SMTP_URL, from }),
      onFault: complain,
    })
  : createMailLog();
const app = createNotifications({
  db: database.db,
  jwksUrl: environment.JWKS_URL,
  hearing,
  sendMail: mails.send,
  publicUrl: environment.PUBLIC_URL,
  eventsSecret: environment.EVENTS_SECRET,
  checks: { database: database.check },
  limits: rateLimitsOf(environment),
});
measureDatabase(app, database);
await serve(app, {
  port: environment.PORT,
  host: environment.HOST ?? '127.0.0.1',
  close: async () => {
    await mails.close();
    await hearing.close();
    await database.close();
  },
});
