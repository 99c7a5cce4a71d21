import { provideHttpClient, withInterceptors, withXhr } from '@angular/common/http';
import { ApplicationConfig, inject, provideAppInitializer, provideBrowserGlobalErrorListeners } from '@angular/core';
import { TitleStrategy, UrlSerializer, provideRouter, withComponentInputBinding, withInMemoryScrolling, withNavigationErrorHandler, withRouterConfig } from '@angular/router';
import { ActingUrls, acting } from './api/acting';
import { csrf, language, problems } from './api/interceptors';
import { Session } from './api/session';
import { routes } from './app.routes';
import { I18n } from './i18n/i18n';
import { LostPages } from './shells/lost-page';
import { PageTitle } from './shells/page-title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    // XHR, because uploads show their progress.
    provideHttpClient(withXhr(), withInterceptors([acting, language, csrf, problems])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler(({ error, url }) => {
        // After a deploy an open page asks for files that are gone: load the address anew. What was typed is kept on the device.
        if (!/dynamically imported module|Importing a module script failed|error loading dynamically/i.test(String(error))) return;
        if (navigator.onLine && !sessionStorage.getItem('cyberport.reloaded')) {
          sessionStorage.setItem('cyberport.reloaded', url);
          location.assign(url);
        } else inject(LostPages).url.set(url);
      }),
      withRouterConfig({ paramsInheritanceStrategy: 'always', onSameUrlNavigation: 'reload' }),
    ),
    { provide: UrlSerializer, useClass: ActingUrls },
    { provide: TitleStrategy, useClass: PageTitle },
    provideAppInitializer(() => {
      const session = inject(Session);
      session.ready().catch(() => undefined);
      return inject(I18n).start();
    }),
  ],
};
