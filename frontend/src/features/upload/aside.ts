/** A photo that was not sent yet, as it was put aside. */
export interface PutAside {
  readonly file: File;
  readonly phrase: string;
  readonly campaign: string;
}

/** In the browser's cache storage, which takes files as they are; gone as soon as they are taken back. */
const STORE = 'photos-put-aside';
const HEADERS = ['name', 'phrase', 'campaign'] as const;

export async function putAside(photos: readonly PutAside[]): Promise<void> {
  await caches.delete(STORE); // what an attempt before left
  if (photos.length === 0) {
    return;
  }
  const store = await caches.open(STORE);
  await Promise.all(
    photos.map(({ file, phrase, campaign }, at) => {
      const values = { name: file.name, phrase, campaign };
      const headers = HEADERS.map(name => [`x-${name}`, encodeURIComponent(values[name])]);
      const response = new Response(file, {
        headers: [['content-type', file.type], ...headers] as [string, string][],
      });
      return store.put(`/put-aside/${at}`, response);
    }),
  );
}

export async function takeBack(): Promise<PutAside[]> {
  if (!(await caches.has(STORE))) {
    return [];
  }
  const store = await caches.open(STORE);
  const found = await store.matchAll();
  await caches.delete(STORE);
  return Promise.all(
    found.map(async response => {
      const value = (name: (typeof HEADERS)[number]) =>
        decodeURIComponent(response.headers.get(`x-${name}`) ?? '');
      const photo = await response.blob();
      return {
        file: new File([photo], value('name'), { type: photo.type }),
        phrase: value('phrase'),
        campaign: value('campaign'),
      };
    }),
  );
}
