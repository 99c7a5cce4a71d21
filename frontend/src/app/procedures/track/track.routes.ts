import { Routes } from '@angular/router';

export const trackRoutes: Routes = [];
