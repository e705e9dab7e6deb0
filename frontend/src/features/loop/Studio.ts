import { apiUrl, type Composition, type Placed, sessionTokenFrom } from '@/api';
import { strings } from '@/strings';
import { type Consent, Tracker } from '@/tracker';
import { BoardStore } from '../board/boardStore';
import { compositionExhibit } from '../board/item';
import { Observable } from '../board/observable';
import { BoardHeat } from '../heatmap/BoardHeat';
import { activeNow } from './activeTime';
import { type Answer, refused, remember, remembered, storedShape, storeShape } from './consent';
import { Loop, type Suggested } from './Loop';

/** One visitor's studio, as long as the page: what is measured, what lies on the board, what the analyser says of it. */
export class Studio {
  readonly tracker = new Tracker({ url: apiUrl('/api/track') });
  readonly consent = new Observable<Answer>('unasked');
  readonly board = new BoardStore(storedShape());
  readonly suggestion = new Observable<Suggested | null>(null);
  readonly heat: BoardHeat;
  readonly loop: Loop;

  constructor() {
    sessionTokenFrom(() => this.tracker.token);
    this.heat = new BoardHeat(() => this.tracker.session);
    this.loop = new Loop({
      session: () => this.tracker.session,
      token: () => this.tracker.token,
      renew: refused => this.tracker.renew(refused),
      layout: () => this.#layout(),
      canvas: () => this.board.value.sheet,
      ready: () => this.board.value.items.length > 0,
      suggested: suggestion => this.suggestion.set(suggestion),
      arrived: compositions => this.#arrived(compositions),
    });
    let { sheet } = this.board.value;
    this.board.subscribe(board => {
      if (board.sheet !== sheet) {
        sheet = board.sheet;
        this.#keepShape();
      }
    });
    this.tracker.listen(notice => {
      this.heat.noticed(notice);
      if (notice.is === 'settled' && notice.taken) {
        this.loop.known.taken(notice.batch);
      }
    });
  }

  /** Measures at once for whoever allowed it for good. */
  begin(): void {
    const before = remembered();
    if (refused()) {
      this.consent.set('denied');
    } else if (before !== 'unasked') {
      this.answer(before as Consent);
    }
  }

  /** The visitor's answer to being measured. */
  answer(consent: Consent): void {
    const holds = this.tracker.consent(consent);
    remember(holds);
    this.consent.set(holds);
    this.#keepShape();
    this.loop.poke();
  }

  #keepShape(): void {
    const { width, height } = this.board.value.sheet;
    storeShape(this.consent.value === 'storage' ? width / height : undefined);
  }

  /** Active time towards the next compositions, in milliseconds. */
  get activeMs(): number {
    return activeNow(this.loop.value.said, this.tracker.activeMs);
  }

  #layout(): Placed[] {
    return this.board.value.adapting ? this.board.layout() : [];
  }

  /** New compositions come to lie next to the product they show. */
  #arrived(compositions: readonly Composition[]): void {
    for (const [id, ads] of Map.groupBy(compositions, composition => composition.product_id)) {
      const product = this.board.item(id);
      const name = strings.loop.adFor(product?.name);
      this.board.show(
        ads.map(ad => compositionExhibit(ad, name)),
        product,
      );
    }
  }
}
