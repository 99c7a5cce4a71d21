import { Routes } from '@angular/router';

export const applyRoutes: Routes = [];
