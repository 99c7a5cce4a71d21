-- Which demonstration data was loaded whole: later starts need not look through it again.
create table platform.demo_loaded (
  stamp text primary key,
  loaded_at timestamptz not null default now()
);
