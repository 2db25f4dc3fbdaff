import { PROBLEM_JSON, type Problem } from '@ficus/contracts';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseDown } from './database-fault.ts';
import { isProblemError, type ProblemError, problem } from './problem.ts';
import { REQUEST_ID_HEADER } from './request-id.ts';

const BY_STATUS: Record<number, readonly [code: string, title: string]> = {
  400: ['invalid-request', 'The request is malformed.'],
  404: ['not-found', 'There is nothing at this address.'],
  408: ['request-timeout', 'The request took too long to arrive.'],
  413: ['body-too-large', 'The body is larger than this route takes.'],
  414: ['address-too-long', 'The address is too long.'],
  415: ['unsupported-media-type', 'The body must be JSON, with content-type application/json.'],
  503: ['stopping', 'The service is stopping; try again.'],
};

const INVALID_JSON = new Set(['FST_ERR_CTP_INVALID_JSON_BODY', 'FST_ERR_CTP_EMPTY_JSON_BODY']);

/** Turns anything thrown into the problem to answer: what is not known is a 500 that tells nothing of the inside. */
export function toProblem(error: unknown): ProblemError {
  if (isProblemError(error)) return error;
  const { statusCode, code } = error as Partial<FastifyError>;
  if (code !== undefined && INVALID_JSON.has(code)) {
    return problem(400, 'invalid-json', 'The body is not JSON.', { cause: error });
  }
  if (code === 'FST_ERR_HANDLER_TIMEOUT') {
    return problem(503, 'too-slow', 'This took too long; try again.', { cause: error });
  }
  if (isDatabaseDown(error)) {
    const headers = { 'retry-after': '1' };
    return problem(503, 'database-unavailable', 'This cannot be looked up at the moment; try again.', {
      headers,
      cause: error,
    });
  }
  // Only the framework's own errors may choose their status: one of a library could mean anything.
  const known = code?.startsWith('FST_') && statusCode !== undefined ? BY_STATUS[statusCode] : undefined;
  if (known && statusCode !== undefined) return problem(statusCode, known[0], known[1], { cause: error });
  return problem(500, 'internal', 'Something went wrong here. It has been logged.', { cause: error });
}

/** The problem document of anything thrown; logged: errors of the service with their cause, those of the client briefly. */
export function problemDocument(error: unknown, request: FastifyRequest): Problem {
  const { status, code, title, extra } = toProblem(error);
  if (status >= 500) request.log.error({ err: extra.cause ?? error, code }, title);
  else request.log.info({ code, fields: extra.fields?.map((field) => field.path) }, title);
  return {
    type: 'about:blank',
    title,
    status,
    code,
    requestId: request.id,
    ...(extra.detail !== undefined && { detail: extra.detail }),
    ...(extra.fields && { fields: extra.fields.map((field) => ({ ...field })) }),
  };
}

/** Answers with the problem, and logs it. */
export function answerWithProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { extra } = toProblem(error);
  const body = problemDocument(error, request);
  return reply
    .code(body.status)
    .headers({ [REQUEST_ID_HEADER]: request.id, 'cache-control': 'no-store', ...extra.headers })
    .type(PROBLEM_JSON)
    .send(JSON.stringify(body));
}

/** Answers an address that no route serves. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [code, title] = BY_STATUS[404] as readonly [string, string];
  return answerWithProblem(problem(404, code, title), request, reply);
}
