/** The calls of the HTTP API. Every refusal becomes an Error with the server's own sentence. */
const base = new URL('api/', document.baseURI);

async function call(path, options) {
  const response = await fetch(new URL(path, base), options);
  const body = response.headers.get('content-type')?.includes('json') ? await response.json() : {};
  if (!response.ok) {
    throw new Error(body.error ?? `The server answered ${response.status}.`);
  }
  return body;
}

const post = (path, body) =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const status = () => fetch(document.baseURI, { headers: { accept: 'application/json' } }).then(r => r.json());
export const products = () => call('products?base64=false');
export const product = id => call(`products/${id}?base64=false`);
export const analyze = (session_id, layout, canvas) =>
  post('analyze?base64=false', { session_id, layout, canvas });
export const heatmap = session_id => post('heatmap', { session_id });
export const variations = (session_id, x, y, canvas) => post('variations', { session_id, x, y, canvas });
export const track = body => post('track', body);

const inlineLimit = 4 * 1024 * 1024;

/** Uploads a photo and waits until its cut-out is ready; large ones go straight to the bucket. */
export async function upload(file, phrase) {
  if (file.size > inlineLimit) {
    const { product_id, upload: put } = await post('uploads', {
      filename: file.name, content_type: file.type, product_name: phrase });
    const stored = await fetch(put.url, { method: 'PUT', headers: put.headers, body: file });
    if (!stored.ok) {
      throw new Error('The photo could not be stored; try again.');
    }
    return finished(product_id);
  }
  const form = new FormData();
  form.append('file', file);
  form.append('product_name', phrase);
  const answer = await call('upload', { method: 'POST', body: form });
  return answer.product.status === 'ready' ? answer.product : finished(answer.product_id);
}

async function finished(id) {
  for (;;) {
    const found = await product(id);
    if (found.status === 'ready') {
      return found;
    }
    if (found.status === 'failed') {
      throw new Error(found.error);
    }
    await new Promise(next => setTimeout(next, 700));
  }
}
