import * as api from './api.js';
import { Tracker } from './tracker.js';
import { drawHeat } from './heat.js';

const $ = id => document.getElementById(id);
const board = $('board');
const sessionId = `session_${Date.now()}_${Math.random().toString(36).slice(2, 9)}`;
document.documentElement.dataset.session = sessionId;
const tracker = new Tracker(sessionId, api.track, new URL('api/track', document.baseURI));
const items = new Map(); // product id → {element, x, y, width, height} in board pixels

const canvasSize = () => ({ width: board.clientWidth, height: board.clientHeight });

function place(event) {
  const box = board.getBoundingClientRect();
  const inside = { x: event.clientX - box.left, y: event.clientY - box.top, canvas: canvasSize() };
  const id = event.target.closest('.item')?.dataset.product;
  return id ? { ...inside, product_id: id } : inside;
}

function show(product) {
  if (product.status !== 'ready' || items.has(product.id)) {
    return;
  }
  $('board-hint').hidden = true;
  const { width: cw, height: ch } = canvasSize();
  const { width: pw, height: ph, url } = product.views.cropped;
  const scale = Math.min(cw * 0.24 / pw, ch * 0.4 / ph);
  const n = items.size;
  const element = Object.assign(new Image(), { src: url, alt: product.name, className: 'item', draggable: false });
  element.dataset.product = product.id;
  const item = { element, width: pw * scale, height: ph * scale,
    x: cw * (0.06 + 0.31 * (n % 3)), y: ch * (0.08 + 0.42 * (Math.floor(n / 3) % 2)) };
  items.set(product.id, item);
  board.insertBefore(element, $('heat'));
  move(item);
  const thumb = document.createElement('li');
  thumb.append(Object.assign(new Image(), { src: url, alt: '' }),
    Object.assign(document.createElement('span'), { textContent: product.name, title: product.name }));
  $('products').append(thumb);
}

function move({ element, x, y, width, height }) {
  Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
}

function say(text, bad = false) {
  $('upload-status').textContent = text;
  $('upload-status').classList.toggle('bad', bad);
}

function choose(file) {
  const image = $('preview');
  image.src = URL.createObjectURL(file);
  image.hidden = false;
  $('drop-text').textContent = file.name;
  $('phrase').focus();
}

$('file').addEventListener('change', event => event.target.files[0] && choose(event.target.files[0]));
for (const type of ['dragover', 'dragleave', 'drop']) {
  $('drop').addEventListener(type, event => {
    event.preventDefault();
    $('drop').classList.toggle('over', type === 'dragover');
    if (type === 'drop' && event.dataTransfer.files.length) {
      $('file').files = event.dataTransfer.files;
      choose(event.dataTransfer.files[0]);
    }
  });
}

$('upload').addEventListener('submit', async event => {
  event.preventDefault();
  $('send').disabled = true;
  say('Cutting the product out …');
  try {
    const product = await api.upload($('file').files[0], $('phrase').value);
    show(product);
    say(`Done: ${product.name}, cut out by ${product.segmentation.engine}.`);
  } catch (error) {
    say(error.message, true);
  } finally {
    $('send').disabled = false;
  }
});

board.addEventListener('pointermove', event => tracker.gaze(place(event)));
board.addEventListener('pointerleave', () => tracker.gaze(null));
board.addEventListener('click', async event => {
  const at = place(event);
  tracker.act(event.pointerType === 'touch' ? 'touch' : 'click', at, event.isTrusted);
  if (!at.product_id && items.size) {
    try {
      await api.variations(sessionId, at.x, at.y, at.canvas);
    } catch (error) {
      explain([error.message]);
    }
  }
});

function trackCreative(image, composition) {
  const spot = event => {
    const box = image.getBoundingClientRect();
    const clip = fraction => Math.min(1, Math.max(0, fraction));
    return { composition_id: composition.id, product_id: composition.id,
      u: clip((event.clientX - box.left) / box.width), v: clip((event.clientY - box.top) / box.height) };
  };
  image.addEventListener('pointermove', event => tracker.gaze(spot(event)));
  image.addEventListener('pointerleave', () => tracker.gaze(null));
  image.addEventListener('click', event => tracker.act('click', spot(event), event.isTrusted));
}

function deliver(composition) {
  $('ads-hint').hidden = true;
  const image = Object.assign(new Image(), { src: composition.url, alt: `Ad: ${composition.prompt}`, draggable: false });
  trackCreative(image, composition);
  const caption = document.createElement('figcaption');
  const engine = Object.assign(document.createElement('code'), { textContent: composition.engine });
  caption.append(`${composition.placement} `, engine);
  const figure = document.createElement('figure');
  figure.append(image, caption);
  $('compositions').prepend(figure);
}

function explain(sentences) {
  $('reasoning').replaceChildren(...sentences.map(text =>
    Object.assign(document.createElement('li'), { textContent: text })));
}

function adapt(layout) {
  for (const placed of layout ?? []) {
    const item = items.get(placed.product_id);
    if (item && (item.x !== placed.x || item.y !== placed.y)) {
      Object.assign(item, { x: placed.x, y: placed.y });
      move(item);
    }
  }
}

async function analyze() {
  if (!items.size || document.visibilityState !== 'visible') {
    return;
  }
  const layout = [...items].map(([product_id, { x, y, width, height }]) => ({ product_id, x, y, width, height }));
  const answer = await api.analyze(sessionId, layout, canvasSize());
  explain(answer.reasoning);
  answer.compositions?.forEach(deliver);
  adapt(answer.layout);
  const active = answer.attention.active_ms;
  $('clock').value = Math.min(45000, active);
  $('clock-text').textContent = `${Math.floor(active / 1000)} s of 45 s of attention`;
  if (answer.generation.status === 'running' || answer.generation.status === 'queued') {
    $('clock-text').textContent += ` · painting, about ${Math.ceil((answer.generation.eta_ms ?? 0) / 1000)} s to go`;
  }
  const heat = $('show-heat').checked ? (await api.heatmap(sessionId)).heatmap : [];
  drawHeat($('heat'), heat);
}

async function repeat(task, everyMs) {
  try {
    await task();
  } catch (error) {
    explain([error.message]);
  }
  setTimeout(() => repeat(task, everyMs), everyMs);
}

api.status().then(({ sam3_loaded, clip_loaded, sd15_loaded }) => {
  $('engines').textContent = sam3_loaded && clip_loaded && sd15_loaded
    ? 'SAM 3, CLIP and Stable Diffusion 1.5 are loaded'
    : 'Running without model weights: studio cut-out, palette and procedural painting';
});
api.products().then(({ products }) => products.reverse().forEach(show)).catch(error => say(error.message, true));
repeat(analyze, 2000);
