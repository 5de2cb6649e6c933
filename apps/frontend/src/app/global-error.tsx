'use client';

type Props = { readonly reset: () => void };

/** Only when the frame around every page failed, languages and styles included; hence both languages, unstyled. */
export default function EverythingFailed({ reset }: Props) {
  return (
    <html lang="en">
      <body>
        <main>
          <h1>The app could not be started</h1>
          <p>Reload the page. If it happens again, the server is having trouble; try later.</p>
          <p lang="ur" dir="rtl">
            ایپ شروع نہیں ہو سکی۔ صفحہ دوبارہ کھولیں۔
          </p>
          <button type="button" onClick={reset}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
