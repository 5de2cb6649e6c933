import { request as httpRequest, Agent as HttpAgent, type IncomingMessage } from 'node:http';
import { request as httpsRequest, Agent as HttpsAgent, type RequestOptions } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import { DeployError, messageOf } from '../failures.ts';
import type { Json } from '../json.ts';
import type { KubeContext } from './kube-context.ts';

export type PatchKind = 'merge' | 'json' | 'apply';

const contentTypes: Readonly<Record<PatchKind, string>> = {
  merge: 'application/merge-patch+json',
  json: 'application/json-patch+json',
  apply: 'application/apply-patch+yaml',
};

/** The API server said no. */
export class ClusterRefusal extends DeployError {
  readonly status: number;

  constructor(status: number, reason: string) {
    super('cluster-refused', `The cluster refused it: ${reason}`, refusalHint(status));
    this.name = 'ClusterRefusal';
    this.status = status;
  }
}

function refusalHint(status: number): { hint?: string } {
  if (status === 403) return {};
  if (status === 429 || status >= 500) {
    return { hint: 'Try again in a moment; "kubectl get --raw=/readyz?verbose" tells how the API server is.' };
  }
  return { hint: 'Run it again; if the cluster refuses it again, report it with what it prints.' };
}

/**
 * The Kubernetes API by path, over kept-alive connections with whatever credentials the kubeconfig asks for.
 * Paths and JSON instead of client-node's typed classes: those cost 0.3 s of start-up on the no-op path.
 */
export interface ClusterClient {
  /** undefined: there is no such thing. */
  get(path: string): Promise<Json | undefined>;
  /** As `get`, with nothing but the objects' metadata: no Secret's value crosses the wire. */
  metadata(path: string): Promise<Json | undefined>;
  /** The body as it is, such as a log. */
  text(path: string): Promise<string>;
  create(path: string, body: Json): Promise<Json>;
  replace(path: string, body: Json): Promise<Json>;
  patch(path: string, kind: PatchKind, body: Json): Promise<Json>;
  remove(path: string): Promise<void>;
  /** Lines as they come, until the server or the signal ends it. */
  lines(path: string, signal: AbortSignal): AsyncIterable<string>;
  close(): void;
}

/** Node's types leave out what Node hands on to TLS. */
type Connection = RequestOptions & { readonly secureContext?: SecureContext };

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: Json;
  readonly contentType?: string;
  readonly accept?: string;
  readonly signal?: AbortSignal;
}

export function createClusterClient(context: KubeContext): ClusterClient {
  const base = new URL(context.server);
  const isPlain = base.protocol === 'http:';
  let agent: HttpAgent = isPlain ? new HttpAgent({ keepAlive: true }) : new HttpsAgent({ keepAlive: true });
  let prepared: Promise<Connection> | undefined;

  async function prepare(): Promise<Connection> {
    // Credentials are nothing for a connection that everybody can read, such as the one to "kubectl proxy".
    if (isPlain) return { agent };
    const options: RequestOptions = { headers: {} };
    try {
      await context.config.applyToHTTPSOptions(options);
    } catch (cause) {
      const reason = messageOf(cause);
      throw new DeployError('no-cluster', `The credentials of context "${context.name}" cannot be used: ${reason}`, {
        cause,
      });
    }
    if (context.config.getCurrentCluster()?.proxyUrl !== undefined && options.agent instanceof HttpAgent) {
      agent = options.agent; // the only one that knows the way through the proxy
      return options;
    }
    // Made once: each connection would read the certificates anew.
    return { ...options, secureContext: createSecureContext(options), agent };
  }

  async function open(call: Call): Promise<IncomingMessage> {
    prepared ??= prepare();
    const options = await prepared;
    const payload = call.body === undefined ? undefined : JSON.stringify(call.body);
    const headers = {
      ...Object.fromEntries(Object.entries(options.headers ?? {})),
      accept: call.accept ?? 'application/json',
      ...(payload === undefined
        ? {}
        : { 'content-type': call.contentType ?? 'application/json', 'content-length': Buffer.byteLength(payload) }),
    };
    const send = isPlain ? httpRequest : httpsRequest;
    const url = new URL(base.pathname.replace(/\/$/, '') + call.path, base);
    return new Promise((settle, fail) => {
      const request = send(
        url,
        { ...options, headers, method: call.method, ...(call.signal ? { signal: call.signal } : {}) },
        settle,
      );
      request.setTimeout(20_000, () => request.destroy(new Error('no answer within 20 s')));
      request.once('error', (cause: Error) => {
        if (call.signal?.aborted === true) fail(cause);
        else fail(unreachable(context, cause));
      });
      request.end(payload);
    });
  }

  async function answer(call: Call): Promise<{ status: number; body: string }> {
    const response = await open(call);
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString('utf8');
    const status = response.statusCode ?? 0;
    if (status === 401) {
      throw new DeployError('no-cluster', `The cluster of context "${context.name}" does not accept its credentials.`, {
        hint: 'Renew them; for Minikube: "minikube update-context", or "minikube start".',
      });
    }
    if (status >= 400 && status !== 404) throw new ClusterRefusal(status, refusalText(status, body));
    return { status, body };
  }

  const parse = (body: string): Json => JSON.parse(body);

  async function write(call: Call): Promise<Json> {
    const { status, body } = await answer(call);
    if (status === 404) throw new ClusterRefusal(404, refusalText(404, body));
    return parse(body);
  }

  return {
    async get(path) {
      const { status, body } = await answer({ method: 'GET', path });
      return status === 404 ? undefined : parse(body);
    },
    async metadata(path) {
      const as = path.includes('?') ? 'PartialObjectMetadataList' : 'PartialObjectMetadata';
      const accept = `application/json;as=${as};g=meta.k8s.io;v=v1`;
      const { status, body } = await answer({ method: 'GET', path, accept });
      return status === 404 ? undefined : parse(body);
    },
    async text(path) {
      const { status, body } = await answer({ method: 'GET', path });
      if (status === 404) throw new ClusterRefusal(404, refusalText(404, body));
      return body;
    },
    create: (path, body) => write({ method: 'POST', path, body }),
    replace: (path, body) => write({ method: 'PUT', path, body }),
    patch: (path, kind, body) => write({ method: 'PATCH', path, body, contentType: contentTypes[kind] }),
    async remove(path) {
      await answer({ method: 'DELETE', path });
    },
    async *lines(path, signal) {
      const response = await open({ method: 'GET', path, signal });
      if ((response.statusCode ?? 0) >= 400) {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(Buffer.from(chunk));
        throw new ClusterRefusal(
          response.statusCode ?? 0,
          refusalText(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8')),
        );
      }
      response.socket.setTimeout(0);
      response.setEncoding('utf8');
      let rest = '';
      for await (const chunk of response) {
        const parts = (rest + String(chunk)).split('\n');
        rest = parts.pop() ?? '';
        yield* parts;
      }
      if (rest !== '') yield rest;
    },
    close() {
      agent.destroy();
    },
  };
}

function unreachable(context: KubeContext, cause: Error): DeployError {
  return new DeployError(
    'no-cluster',
    `The cluster of context "${context.name}" does not answer at ${context.server} (${cause.message}).`,
    { cause, ...(context.kind === 'minikube' ? {} : { hint: 'Start the cluster, or choose another with --context.' }) },
  );
}

function refusalText(status: number, body: string): string {
  try {
    const parsed: Json = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'message' in parsed) return String(parsed.message);
  } catch {
    // Not JSON: the text itself is the message.
  }
  return body.trim() === '' ? `HTTP ${String(status)}` : body.trim();
}
