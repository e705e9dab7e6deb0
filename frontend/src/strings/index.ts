import { app } from './app';
import { board } from './board';
import { dashboard } from './dashboard';
import { heatmap } from './heatmap';
import { library } from './library';
import { loop } from './loop';
import { upload } from './upload';

/** Every sentence the page says, by part of the page. Numbers and dates go through `format`. */
export const strings = { app, upload, library, board, heatmap, loop, dashboard } as const;
export * as format from './format';
