import { bootstrapApplication } from '@angular/platform-browser';
import { keepPagesOffline } from './app/api/offline';
import { App } from './app/app';
import { appConfig } from './app/app.config';

bootstrapApplication(App, appConfig).then(keepPagesOffline, (error) => console.error(error));
