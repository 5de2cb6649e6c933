import type {
  Attachment,
  ChatKitEvents,
  ChatKitOptions,
  OpenAIChatKit,
  UserMessageContent,
  Widgets,
} from '@openai/chatkit';

type Leaf =
  string | number | boolean | null | File | Attachment | UserMessageContent | ((...values: never[]) => unknown);

type Joined<Path extends string, Key extends string> = Path extends '' ? Key : `${Path}.${Key}`;

/** The fields of a type by their paths: `theme.color.accent.level`, `composer.tools[].icon`. */
type Paths<T, Path extends string = ''> = T extends Leaf
  ? never
  : T extends readonly (infer Entry)[]
    ? Paths<Entry, `${Path}[]`>
    : string extends keyof T
      ? never
      : {
          [Key in keyof T & string]-?: Joined<Path, Key> | Paths<NonNullable<T[Key]>, Joined<Path, Key>>;
        }[keyof T & string];

type MethodKey = Exclude<keyof OpenAIChatKit, keyof HTMLElement>;
type Taken<Method> = Method extends (value: infer Value, ...rest: never[]) => unknown ? Value : never;

/** Everything that `@openai/chatkit` types, by name: a version that adds or drops one does not compile here. */
export type OptionName = Paths<ChatKitOptions>;
export type MethodName =
  | MethodKey
  | { [Key in Exclude<MethodKey, 'setOptions'>]: Paths<Taken<OpenAIChatKit[Key]>, Key> }[Exclude<
      MethodKey,
      'setOptions'
    >];
export type EventName = keyof ChatKitEvents extends infer Name
  ? Name extends `chatkit.${infer Short}`
    ? Short
    : never
  : never;
export type WidgetName = (
  Widgets.WidgetComponent | Widgets.WidgetRoot | Widgets.ListViewItem | Widgets.TableCell
)['type'];
