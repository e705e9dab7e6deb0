import { type APIRequestContext, expect, type Locator, type Page } from '@playwright/test';

const PINCH_STEPS = 12;

interface Grip {
  readonly x: number;
  readonly y: number;
  /** Pixels between the fingers. */
  readonly apart: number;
}

/** The ad canvas as a visitor has it. */
export class Board {
  readonly area: Locator;

  constructor(
    private readonly page: Page,
    private readonly request: APIRequestContext,
  ) {
    this.area = page.getByRole('application', { name: 'Ad canvas' });
  }

  async open(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByRole('button', { name: 'Allow for this visit' }).click();
    await expect(this.page.locator('html')).toHaveAttribute('data-session', /.+/);
  }

  item(name: string): Locator {
    return this.area.getByRole('button', { name });
  }

  async session(): Promise<string> {
    return (await this.page.locator('html').getAttribute('data-session')) ?? '';
  }

  /** What the server knows of this visit. */
  async engagement(): Promise<{ clicks: number; hovers: number; active_ms: number }> {
    const answer = await this.request.get(`/api/sessions/${await this.session()}`);
    return answer.ok() ? answer.json() : { clicks: 0, hovers: 0, active_ms: 0 };
  }

  async marks(): Promise<{ x: number; y: number; type: string }[]> {
    const answer = await this.request.post('/api/heatmap', { data: { session_id: await this.session() } });
    return (await answer.json()).heatmap;
  }

  /** The canvas's own size in its pixels, and where a place of the window is on it. */
  async toCanvas(x: number, y: number): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.page.locator('[data-ad-canvas]').evaluate(
      (sheet: HTMLElement, [clientX, clientY]) => {
        const box = sheet.getBoundingClientRect();
        const { offsetWidth: width, offsetHeight: height } = sheet;
        return {
          x: ((clientX - box.left) / box.width) * width,
          y: ((clientY - box.top) / box.height) * height,
          width,
          height,
        };
      },
      [x, y] as const,
    );
  }

  /** A place in the window, by fractions of the visible board. */
  async spot(u: number, v: number): Promise<{ x: number; y: number }> {
    const box = await this.area.boundingBox();
    if (!box) {
      throw new Error('The board is not shown.');
    }
    return { x: Math.round(box.x + u * box.width), y: Math.round(box.y + v * box.height) };
  }

  /** A place in the window where the canvas is empty, with some room around it. */
  async emptySpot(): Promise<{ x: number; y: number }> {
    await this.area.scrollIntoViewIfNeeded();
    const found = await this.page.locator('[data-ad-canvas]').evaluate(sheet => {
      const box = sheet.getBoundingClientRect();
      const empty = (x: number, y: number) => document.elementFromPoint(x, y) === sheet;
      for (let v = 0.05; v < 1; v += 0.05) {
        for (let u = 0.05; u < 1; u += 0.05) {
          const [x, y] = [Math.round(box.x + u * box.width), Math.round(box.y + v * box.height)];
          if (empty(x, y) && empty(x - 8, y) && empty(x + 8, y) && empty(x, y - 8) && empty(x, y + 8)) {
            return { x, y };
          }
        }
      }
      return null;
    });
    if (!found) {
      throw new Error('The canvas has no empty place.');
    }
    return found;
  }

  async zoomTo(scale: number): Promise<void> {
    await this.page.getByRole('button', { name: 'Life size' }).click();
    const middle = await this.spot(0.5, 0.5);
    await this.page.mouse.move(middle.x, middle.y);
    await this.page.mouse.wheel(0, -Math.log(scale) / 0.0015);
  }

  /** Window pixels that a pixel of the canvas takes. */
  async scale(): Promise<number> {
    return this.page
      .locator('[data-ad-canvas]')
      .evaluate((sheet: HTMLElement) => sheet.getBoundingClientRect().width / sheet.offsetWidth);
  }

  /** Two fingers, level with a middle, that go from one distance to another while the middle goes to another place. */
  async pinch(from: Grip, to: Grip): Promise<void> {
    const devtools = await this.page.context().newCDPSession(this.page);
    const fingers = ({ x, y, apart }: Grip) => [
      { id: 0, x: x - apart / 2, y },
      { id: 1, x: x + apart / 2, y },
    ];
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(from) });
    for (let step = 1; step <= PINCH_STEPS; step++) {
      const between = (a: number, b: number) => a + ((b - a) * step) / PINCH_STEPS;
      const grip = {
        x: between(from.x, to.x),
        y: between(from.y, to.y),
        apart: between(from.apart, to.apart),
      };
      await devtools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(grip) });
    }
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await devtools.detach();
  }
}
