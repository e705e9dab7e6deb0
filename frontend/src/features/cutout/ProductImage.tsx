import { type ComponentPropsWithRef, useState } from 'react';
import { apiUrl } from '@/api';

interface ProductImageProps extends Omit<ComponentPropsWithRef<'img'>, 'src'> {
  readonly view: { readonly url: string; readonly width: number; readonly height: number };
  readonly alt: string;
}

/**
 * A picture of the API at its measures. Its address redirects to a signed one that browsers keep for minutes; when that
 * no longer answers, a fresh one is fetched, once.
 */
export function ProductImage({ view, alt, ...rest }: ProductImageProps) {
  const [fresh, setFresh] = useState(false);
  const url = apiUrl(view.url);
  return (
    <img
      crossOrigin="anonymous" // read by scripts too: one way of asking, so that the browser keeps one answer
      src={fresh ? `${url}?fresh` : url}
      alt={alt}
      width={view.width}
      height={view.height}
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setFresh(true)}
      {...rest}
    />
  );
}
