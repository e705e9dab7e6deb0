import { count } from './format';

/** Copy of the loop. */
export const loop = {
  title: 'Adaptive loop',
  consentTitle: 'May this canvas measure where you look?',
  consentText:
    'Clicks, hovers and time on the canvas make the heatmap and place the product in new ads. No name, no cookie, nothing leaves before you say yes.',
  consentMemory: 'Allow for this visit',
  consentStorage: 'Allow and remember',
  consentNo: 'No',
  off: 'Measuring is off',
  offText: 'The canvas works without it; heat and new ads need it.',
  refusedText:
    'Your browser asks sites not to track you (Global Privacy Control or Do Not Track), so nothing is measured.',
  allow: 'Allow measuring',
  stop: 'Stop measuring',
  measuring: 'Measuring this visit',
  waiting: (events: number) => `${count(events)} ${events === 1 ? 'event' : 'events'} not sent yet`,
  clock: 'Active attention',
  clockText: (seconds: string, needed: string) => `${seconds} of ${needed} s`,
  clockHelp:
    'Counts while this page is visible, in focus and you do something: the union of activity, never a sum. Pauses after 30 s idle.',
  clockFull: 'Enough attention: new ads are on their way',
  reasoning: 'What the analyser thinks',
  noReasoning: 'Put a product on the canvas and look around.',
  generation: 'New ads',
  stages: {
    queue: 'Waiting for a worker',
    scene: 'Reading the mood',
    paint: 'Painting backgrounds',
    compose: 'Placing the product',
  },
  eta: (seconds: string) => `about ${seconds} s to go`,
  failed: (why: string) => `The last ads failed: ${why}`,
  compositions: 'Ads made for this visit',
  noCompositions:
    'After 45 s of attention three ads arrive here, the product placed where you looked. Or click an empty place on the canvas.',
  arrived: (ads: number) => `${count(ads)} ads were made for this visit.`,
  adFor: (name: string | undefined) => (name ? `Ad for ${name}` : 'Ad'),
  prompt: 'Prompt',
  engine: 'Engine',
  why: 'Why here',
  show: 'Show on canvas',
  heat: 'Heat in this ad',
  download: 'Download',
  close: 'Close',
  noHeat: 'Nobody has looked at this ad yet.',
  wish: 'Variations are on their way; the product goes to this place.',
  wishWait: (seconds: number) => `One set at a time, please. The next variations can start in ${seconds} s.`,
  wishBusy: 'Variations are being made already. They arrive in a moment.',
  wishConsent: 'Variations belong to a visit: allow measuring to get them.',
  hotspot: (x: string, y: string) => `Looked at most: ${x} from the left, ${y} from the top`,
} as const;
