import { base } from './base.ts';
import { controls } from './controls.ts';
import { composer } from './composer.ts';
import { history } from './history.ts';
import { markdown } from './markdown.ts';
import { thread } from './thread.ts';
import { tokens } from './tokens.ts';
import { widgets } from './widgets.ts';

export const styles = [tokens, base, thread, history, markdown, composer, widgets, controls];
