import type { JsonRecord } from './guards.ts';
import type { UserContent } from './items.ts';

export interface UserMessageInput {
  readonly content: readonly UserContent[];
  readonly attachments: readonly string[];
  readonly quoted_text?: string;
  readonly inference_options: { readonly tool_choice?: { readonly id: string }; readonly model?: string };
}

export interface CustomAction {
  readonly type: string;
  readonly payload?: unknown;
}

interface CustomActionParams {
  readonly thread_id: string;
  readonly item_id?: string;
  readonly action: CustomAction;
}

export interface StructuredAnswer {
  readonly values: readonly string[];
  readonly skipped: boolean;
}

/** Requests whose answer is a stream of thread events. */
export type StreamingRequest =
  | { readonly type: 'threads.create'; readonly params: { readonly input: UserMessageInput } }
  | {
      readonly type: 'threads.add_user_message';
      readonly params: { readonly thread_id: string; readonly input: UserMessageInput };
    }
  | {
      readonly type: 'threads.add_client_tool_output';
      readonly params: { readonly thread_id: string; readonly result: JsonRecord };
    }
  | {
      readonly type: 'threads.add_structured_input';
      readonly params: {
        readonly thread_id: string;
        readonly item_id: string;
        readonly input: {
          readonly status: 'answered' | 'skipped';
          readonly answers: Readonly<Record<string, StructuredAnswer>>;
        };
      };
    }
  | {
      readonly type: 'threads.retry_after_item';
      readonly params: { readonly thread_id: string; readonly item_id: string };
    }
  | { readonly type: 'threads.custom_action'; readonly params: CustomActionParams };

interface PageParams {
  readonly limit?: number;
  readonly order?: 'asc' | 'desc';
  readonly after?: string;
}

/** Requests whose answer is one JSON document. */
export type JsonRequest =
  | { readonly type: 'threads.get_by_id'; readonly params: { readonly thread_id: string } }
  | { readonly type: 'threads.list'; readonly params: PageParams }
  | { readonly type: 'items.list'; readonly params: PageParams & { readonly thread_id: string } }
  | {
      readonly type: 'items.feedback';
      readonly params: {
        readonly thread_id: string;
        readonly item_ids: readonly string[];
        readonly kind: 'positive' | 'negative';
      };
    }
  | { readonly type: 'threads.update'; readonly params: { readonly thread_id: string; readonly title: string } }
  | { readonly type: 'threads.delete'; readonly params: { readonly thread_id: string } }
  | { readonly type: 'threads.sync_custom_action'; readonly params: CustomActionParams }
  | {
      readonly type: 'attachments.create';
      readonly params: { readonly name: string; readonly size: number; readonly mime_type: string };
    }
  | { readonly type: 'attachments.delete'; readonly params: { readonly attachment_id: string } };
