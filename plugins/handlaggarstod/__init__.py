"""Static handbook generator for social services: routine YAML in, an internal guide and a public site out.

The verbs, in the order the data meets them::

    load    -> what editors wrote, parsed                 (load.load_project)
    resolve -> what readers see, every link an object     (resolve.resolve)
    check   -> rules over a handbook on a given day       (checks.check)
    render  -> pages                                      (render.plan_internal, render_public.plan_public)
"""
