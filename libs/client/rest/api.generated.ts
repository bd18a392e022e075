/* eslint-disable */
/**
 * Types of every operation, for `openapi-fetch`. Generated from docs/openapi.json by test/architecture.spec.ts; do not edit.
 */

export interface paths {
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange a refresh token for a new pair of tokens */
        post: operations["auth_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a login and its access token */
        post: operations["auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** API keys that are not revoked, the newest first */
        get: operations["apiKeys_list"];
        put?: never;
        /** Create an API key for a program */
        post: operations["apiKeys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["apiKeys_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find users, oldest first */
        get: operations["users_list"];
        put?: never;
        /** Create a user */
        post: operations["users_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user */
        get: operations["users_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a user */
        patch: operations["users_update"];
        trace?: never;
    };
    "/v1/users/{id}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove the authenticator of a user */
        delete: operations["users_deleteTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all skills by name */
        get: operations["skills_list"];
        put?: never;
        /** Create a skill */
        post: operations["skills_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/skills/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a skill and take it from everybody who has it */
        delete: operations["skills_delete"];
        options?: never;
        head?: never;
        /** Change a skill */
        patch: operations["skills_update"];
        trace?: never;
    };
    "/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all teams by name */
        get: operations["teams_list"];
        put?: never;
        /** Create a team */
        post: operations["teams_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team */
        get: operations["teams_get"];
        put?: never;
        post?: never;
        /** Delete a team */
        delete: operations["teams_delete"];
        options?: never;
        head?: never;
        /** Change a team */
        patch: operations["teams_update"];
        trace?: never;
    };
    "/v1/teams/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the members of a team */
        put: operations["teams_setMembers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all opening hours by name */
        get: operations["hours_list"];
        put?: never;
        /** Create opening hours */
        post: operations["hours_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hours/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One set of opening hours */
        get: operations["hours_get"];
        put?: never;
        post?: never;
        /** Delete opening hours */
        delete: operations["hours_delete"];
        options?: never;
        head?: never;
        /** Change opening hours */
        patch: operations["hours_update"];
        trace?: never;
    };
    "/v1/hours/{id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it is open at a moment, and when that changes */
        get: operations["hours_getOpen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The current settings */
        get: operations["settings_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change settings */
        patch: operations["settings_update"];
        trace?: never;
    };
    "/v1/settings/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Describe all settings, each with its last change */
        get: operations["settings_getMeta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the changes of settings, the latest first */
        get: operations["settings_listHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user who is signed in */
        get: operations["me_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your name */
        patch: operations["me_update"];
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose a new password */
        put: operations["me_setPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your preferences, on every device */
        get: operations["me_getPreferences"];
        /** Store your preferences */
        put: operations["me_setPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set your picture */
        put: operations["me_setAvatar"];
        post?: never;
        /** Take your picture away */
        delete: operations["me_deleteAvatar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set up an authenticator */
        post: operations["me_beginTotp"];
        /** Remove the authenticator */
        delete: operations["me_deleteTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the authenticator by a code */
        post: operations["me_confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where you are signed in, the newest first */
        get: operations["me_listSessions"];
        put?: never;
        post?: never;
        /** Sign out everywhere else */
        delete: operations["me_deleteSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out one of your devices */
        delete: operations["me_deleteSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/avatars/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The picture of a user */
        get: operations["avatars_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every agent with status and load, by name */
        get: operations["agents_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your own desk */
        get: operations["agents_getOwn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/me/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set your status */
        put: operations["agents_setOwnStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set an agent’s status */
        put: operations["agents_setStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{id}/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace an agent’s skills */
        put: operations["agents_setSkills"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Limit how many chats an agent has at once */
        patch: operations["agents_update"];
        trace?: never;
    };
    "/v1/agents/{id}/status-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every status an agent had, and why, oldest first */
        get: operations["agents_listStatusHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/agents/{id}/time-in-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Seconds an agent spent in each status, per day */
        get: operations["agents_listTimeInStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Blocked addresses, the newest first */
        get: operations["blocks_list"];
        put?: never;
        /** Block an address */
        post: operations["blocks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/blocks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lift the block of an address */
        delete: operations["blocks_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find customers, the newest first */
        get: operations["customers_list"];
        put?: never;
        /** Create a customer */
        post: operations["customers_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One customer */
        get: operations["customers_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a customer */
        patch: operations["customers_update"];
        trace?: never;
    };
    "/v1/customers/by-external-id/{externalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Create or replace a customer by the id in your own system */
        put: operations["customers_setByExternalId"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge a customer into another one */
        post: operations["customers_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Block a customer from starting chats */
        put: operations["customers_block"];
        post?: never;
        /** Lift the block of a customer */
        delete: operations["customers_unblock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Erase the personal data of a customer */
        delete: operations["customers_erase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import many customers from a file */
        post: operations["customers_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/widget/identity-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The secret that signs identity tokens */
        get: operations["widget_getIdentitySecret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/widget/identity-secret/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the secret */
        post: operations["widget_rotateIdentitySecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tickets, the newest first */
        get: operations["tickets_list"];
        put?: never;
        /** Open a ticket */
        post: operations["tickets_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ticket */
        get: operations["tickets_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a ticket */
        patch: operations["tickets_update"];
        trace?: never;
    };
    "/v1/offline-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a message */
        post: operations["offlineMessages_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attachments/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether all files are there, and no others */
        get: operations["attachments_getAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Upload a file to send in the chat */
        post: operations["chats_uploadAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download an attachment */
        get: operations["attachments_get"];
        put?: never;
        post?: never;
        /** Discard a file that you uploaded */
        delete: operations["attachments_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/attachments/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The thumbnail of an image */
        get: operations["attachments_getThumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search chats */
        get: operations["chats_list"];
        put?: never;
        /** Start a chat */
        post: operations["chats_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One chat */
        get: operations["chats_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a chat */
        post: operations["chats_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The transcript, in order */
        get: operations["chats_listMessages"];
        put?: never;
        /** Send a message */
        post: operations["chats_sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/messages/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a message */
        delete: operations["chats_deleteMessage"];
        options?: never;
        head?: never;
        /** Edit a message */
        patch: operations["chats_updateMessage"];
        trace?: never;
    };
    "/v1/chats/{id}/messages/{messageId}/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a message said before its edits, oldest first */
        get: operations["chats_listMessagesEdits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the priority */
        put: operations["chats_setPriority"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace the tags */
        put: operations["chats_setTags"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Mark an active chat as unread */
        put: operations["chats_setUnread"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Rate a closed chat */
        put: operations["chats_setRating"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the ticket of a chat */
        post: operations["chats_openTicket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/leave-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a message instead of waiting */
        post: operations["chats_leaveMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notes of staff about a chat, oldest first */
        get: operations["chats_listNotes"];
        put?: never;
        /** Add a note */
        post: operations["chats_createNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tags in use, by name */
        get: operations["tags_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All chats that fit, as a file */
        get: operations["chats_exportAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One chat as a file, with all that was said in it */
        get: operations["chats_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved filters of the list of chats: your own and shared ones, by name */
        get: operations["views_list"];
        put?: never;
        /** Save filters under a name */
        post: operations["views_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete saved filters */
        delete: operations["views_delete"];
        options?: never;
        head?: never;
        /** Change saved filters */
        patch: operations["views_update"];
        trace?: never;
    };
    "/v1/chats/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you have begun to write in a chat, on another device too */
        get: operations["chats_getDraft"];
        /** Keep what you have begun to write */
        put: operations["chats_setDraft"];
        post?: never;
        /** End the draft */
        delete: operations["chats_deleteDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How soon customers are to be answered */
        get: operations["targets_get"];
        /** Replace all targets */
        put: operations["targets_set"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a file to a canned response */
        post: operations["cannedResponses_uploadAttachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/{id}/attachments/{attachmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a file from a canned response */
        delete: operations["cannedResponses_deleteAttachment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/attachments/from-canned-response": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy the files of a canned response into the chat */
        post: operations["chats_copyAttachments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find canned responses */
        get: operations["cannedResponses_list"];
        put?: never;
        /** Create a canned response */
        post: operations["cannedResponses_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the categories in use, by name */
        get: operations["cannedResponses_listCategories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Render a text that is not kept yet */
        post: operations["cannedResponses_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One canned response */
        get: operations["cannedResponses_get"];
        put?: never;
        post?: never;
        /** Delete a canned response */
        delete: operations["cannedResponses_delete"];
        options?: never;
        head?: never;
        /** Change a canned response */
        patch: operations["cannedResponses_update"];
        trace?: never;
    };
    "/v1/canned-responses/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore a deleted canned response */
        post: operations["cannedResponses_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/{id}/render": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Render a canned response for a chat */
        post: operations["cannedResponses_render"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Uses of canned responses by response and agent */
        get: operations["cannedResponses_getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Edits of a canned response, the oldest first */
        get: operations["cannedResponses_listHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that were made from a canned response, the latest first */
        get: operations["cannedResponses_listUses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/{id}/performance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rating and resolution of the chats that used a canned response, compared with all chats */
        get: operations["cannedResponses_getPerformance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Export all canned responses that you see */
        get: operations["cannedResponses_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview an import */
        post: operations["cannedResponses_previewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/canned-responses/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import many canned responses */
        post: operations["cannedResponses_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/canned-responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a canned response into a chat */
        post: operations["chats_sendCannedResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who waits, in the order in which they are served, and what for */
        get: operations["queue_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/queue/estimate-accuracy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How well waits were foretold */
        get: operations["queue_getEstimateAccuracy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a chat, in order */
        get: operations["chats_listHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a chat is where it is */
        get: operations["chats_getRouting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would get a chat that does not exist */
        post: operations["routing_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a waiting chat */
        post: operations["chats_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a chat that is offered to you */
        post: operations["chats_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline a chat that is offered to you */
        post: operations["chats_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand an active chat to another agent, or back to the queue; a waiting one to others */
        post: operations["chats_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/wrap-up/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a closed chat is wrapped up */
        post: operations["chats_endWrapUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an open chat over, as a supervisor */
        post: operations["chats_takeOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a waiting chat to an agent */
        post: operations["chats_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put an active chat on hold */
        put: operations["chats_setHold"];
        post?: never;
        /** Resume a chat that is on hold */
        delete: operations["chats_deleteHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How agents who have what a chat requires are told apart, and in which order chats are served */
        get: operations["routing_getPolicy"];
        /** Put a new version of the policy in force, now or later */
        put: operations["routing_setPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/policy/scheduled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back the version that is scheduled */
        delete: operations["routing_deletePolicyScheduled"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/policy/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every policy there was, the latest first */
        get: operations["routing_listPolicyVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/policy/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would get which waiting chat by another policy */
        post: operations["routing_dryRunPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each agent’s chats against the limit, and the whole floor */
        get: operations["workload_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of the customer of a chat */
        get: operations["chats_getContext"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/customers/{id}/context": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a customer */
        get: operations["customers_getContext"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/context-sources/{name}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a source about a made-up customer */
        post: operations["contextSources_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find chats, customers, tickets and canned responses at once */
        get: operations["search_everything"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All figures of the chats created in a span */
        get: operations["analytics_getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same for each agent */
        get: operations["analytics_listAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/breakdown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same by agent, skill, priority, tag, close reason, or hour of the week */
        get: operations["analytics_getBreakdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/timeseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One figure over time */
        get: operations["analytics_getTimeseries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Several figures over time */
        get: operations["analytics_getSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/calibration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Foretold waits beside the waits that came */
        get: operations["analytics_getCalibration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/canned-responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Canned responses that were used in the chats of a span, and how these came out */
        get: operations["analytics_listCannedResponses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/distribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many took how long */
        get: operations["analytics_getDistribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The chats behind a figure, the newest first */
        get: operations["analytics_listChats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wall-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The addresses for screens on walls, the newest first */
        get: operations["wallLinks_list"];
        put?: never;
        /** Make an address for a screen on a wall */
        post: operations["wallLinks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wall-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an address */
        delete: operations["wallLinks_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether e-mail is set up */
        get: operations["mail_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the transcript of a chat by e-mail */
        post: operations["chats_mailTranscript"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{id}/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** E-mails about a ticket and replies to them, the newest first */
        get: operations["tickets_listMails"];
        put?: never;
        /** Answer a ticket by e-mail */
        post: operations["tickets_createMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{id}/mails/{mailId}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole text of an e-mail about a ticket; that of a reply with what it quotes */
        get: operations["tickets_getMailOriginal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tickets/{id}/mails/{mailId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an e-mail about a ticket again */
        post: operations["tickets_resendMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/push-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The key by which push services know this server (VAPID) */
        get: operations["me_getPushKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/push-subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Be called at this browser, also with the page closed */
        post: operations["me_createPushSubscription"];
        /** Be called at this browser no more */
        delete: operations["me_deletePushSubscriptions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/widget/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the widget on a page needs to know */
        get: operations["widget_getConfig"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/widget/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the widget looks and what it asks */
        get: operations["widget_getSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the widget */
        patch: operations["widget_updateSettings"];
        trace?: never;
    };
    "/v1/widget/origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose pages may use the widget, besides the server’s own */
        get: operations["widget_getOrigins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks, the oldest first, without their secrets */
        get: operations["webhooks_list"];
        put?: never;
        /** Subscribe an address to events */
        post: operations["webhooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A webhook, without its secret */
        get: operations["webhooks_get"];
        put?: never;
        post?: never;
        /** Delete a webhook, and what waits for it */
        delete: operations["webhooks_delete"];
        options?: never;
        head?: never;
        /** Change a webhook */
        patch: operations["webhooks_update"];
        trace?: never;
    };
    "/v1/webhooks/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the secret of a webhook */
        post: operations["webhooks_rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a webhook was sent, and what waits for it, the newest first */
        get: operations["webhooks_listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A delivery, with what is sent and what was answered */
        get: operations["webhooks_getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a delivery once more */
        post: operations["webhooks_replayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send once more what was made since a moment */
        post: operations["webhooks_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a webhook */
        post: operations["webhooks_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What staff changed, the latest first */
        get: operations["audit_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Simulate days that were, with something different */
        post: operations["simulations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/simulations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a simulation of your own is, and its result */
        get: operations["simulations_get"];
        put?: never;
        post?: never;
        /** Cancel a simulation of your own */
        delete: operations["simulations_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/routing/policy/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Simulate days that were by another policy, beside what happened */
        post: operations["routing_replayPolicy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a job of your own is, and its result */
        get: operations["jobs_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How this installation is */
        get: operations["system_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chats/{id}/translation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a chat is translated */
        get: operations["chats_getTranslation"];
        /** Switch the translation of a chat on or off */
        put: operations["chats_setTranslation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Actor: {
            /** @enum {string} */
            type: "agent" | "customer" | "system";
            /** Format: uuid */
            id: string | null;
        };
        AddressBlock: {
            /** Format: uuid */
            id: string;
            address: string;
            /** Format: date-time */
            until: string;
            reason: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description The user or API key that blocked it */
            createdBy: components["schemas"]["Blocker"];
        };
        Agent: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Picture; needs no token and may be cached for ever */
            avatarUrl: string | null;
            /** @enum {string} */
            role: "agent" | "supervisor" | "admin";
            /**
             * @description What routing uses: the worst of selection, connection, activity and load
             * @enum {string}
             */
            status: "online" | "busy" | "away" | "offline";
            /** @enum {string} */
            selectedStatus: "online" | "busy" | "away" | "offline";
            /** @enum {string} */
            statusReason: "selected" | "connected" | "disconnected" | "inactive" | "at_capacity" | "supervisor" | "missed_offer" | "missed_reply";
            /** @description Why a supervisor set it, in words */
            statusNote: string | null;
            /** Format: date-time */
            statusSince: string;
            /** Format: date-time */
            lastActivityAt: string | null;
            connected: boolean;
            activeChats: number;
            maxConcurrentChats: number;
            /**
             * Format: date-time
             * @description Routing gives the agent no chat before; past or null: whenever there is a free seat
             */
            nextChatAt: string | null;
            /**
             * Format: date-time
             * @description Until when the seat of a closed chat stays taken at the latest, which counts in `activeChats`
             */
            wrapUpUntil: string | null;
            skills: components["schemas"]["AgentSkill"][];
        };
        AgentFigures: {
            chats: components["schemas"]["ChatCounts"];
            /** @description Until an agent had it; the mean is the ASA */
            waitSeconds: components["schemas"]["Durations"];
            /** @description Until an agent’s first message */
            firstResponseSeconds: components["schemas"]["Durations"];
            /** @description From the first message that waited to the answer */
            responseSeconds: components["schemas"]["Durations"];
            /** @description With agents, of closed chats, without the time on hold; the mean is the AHT */
            handleSeconds: components["schemas"]["Durations"];
            /** @description On hold, of closed chats that were */
            heldSeconds: components["schemas"]["Durations"];
            resolutionRate: number | null;
            /** @description Resolved, and the customer did not come back within 7 days */
            firstContactResolutionRate: number | null;
            /** @description Without short ones */
            abandonmentRate: number | null;
            /** @description The customer said nothing once an agent had the chat, and it was not resolved */
            silentAbandoned: number;
            serviceLevel: components["schemas"]["ServiceLevel"];
            rating: components["schemas"]["Ratings"];
            transfers: components["schemas"]["Transfers"];
            messages: components["schemas"]["MessageCounts"];
            /** @description Agents’ own clock with chats, over the chats they had; null where chats are told apart by what they are about */
            agentHandleSeconds: number | null;
            /** @description Of the time online, that with any chat; null where chats are told apart by what they are about */
            occupancy: number | null;
            /** @description Of the seats while online, those taken; null where chats are told apart by what they are about */
            utilisation: number | null;
            /** @description Online or busy; null where chats are told apart by what they are about */
            onlineSeconds: number | null;
            fairness: components["schemas"]["Fairness"];
            /** @description Of the targets of `GET /targets` that bound at the time */
            attainment: components["schemas"]["Attainment"];
            estimates: components["schemas"]["Estimates"];
            /** Format: uuid */
            agentId: string;
            name: string;
        };
        AgentLimit: {
            /** @description Own limit of concurrent chats. With null the setting applies; 0 means no chats */
            maxConcurrentChats: number | null;
        };
        AgentSkill: {
            name: string;
            /** @default 1 */
            level: number;
        };
        AgentSkills: {
            skills: components["schemas"]["AgentSkill"][];
        };
        AgentUses: {
            /** Format: uuid */
            agentId: string;
            name: string | null;
            count: number;
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            role: "agent" | "supervisor" | "admin";
            sockets: boolean;
            /** @description The last characters of the key */
            hint: string;
            /**
             * Format: uuid
             * @description The user who created the key
             */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description Correct to a minute
             */
            lastUsedAt: string | null;
        };
        Assign: {
            /** Format: uuid */
            agentId: string;
        };
        Attachment: {
            /** Format: uuid */
            id: string;
            /** @description As the sender named it, made safe to show */
            name: string;
            /** @description What the content is */
            contentType: string;
            /** @description Of what is stored, in bytes */
            size: number;
            /** @description Of an image or a video note, in pixels */
            width?: number;
            /** @description Of an image or a video note, in pixels */
            height?: number;
            /** @description Relative to the server: opens for those in the chat, or who see the canned response, with their token, and for everybody for `attachmentUrlSeconds` */
            url: string;
            /** @description Of an image: at most 320 × 320 pixels, WebP */
            thumbnailUrl?: string;
            /** @description Of a voice or video note, which is named after it: `Voice note, 0:12` */
            recording?: components["schemas"]["Recording"];
            /**
             * @description Held: not scanned yet. Blocked: something was found in it. Neither can be downloaded
             * @enum {string}
             */
            state: "ready" | "held" | "blocked";
        };
        AttachmentLimits: {
            maxBytes: number;
            types: string[];
        };
        Attained: {
            /** @description In time */
            met: number;
            /** @description Responses that a target bound */
            count: number;
            /** @description Met, of those */
            rate: number | null;
        };
        Attainment: {
            firstResponse: components["schemas"]["Attained"];
            reply: components["schemas"]["Attained"];
        };
        Audit: {
            /** @description Pieces in the storage: files and thumbnails */
            blobs: number;
            /** @description Attachments that the database knows */
            rows: number;
            /** @description Stored, and nobody knows of what */
            blobsWithoutRow: components["schemas"]["Orphans"];
            /** @description Known, and not to be found */
            rowsWithoutBlob: components["schemas"]["Orphans"];
        };
        AuditActor: {
            /** @enum {string} */
            type: "user" | "apiKey";
            /** Format: uuid */
            id: string;
            /** @description As it was called then */
            name: string;
        };
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            actor: components["schemas"]["AuditActor"];
            action: string;
            target: components["schemas"]["AuditTarget"];
            /** @description The values that differ, as they were; null for what is new */
            before: {
                [key: string]: unknown;
            } | null;
            after: {
                [key: string]: unknown;
            } | null;
            /** @description From where */
            address: string | null;
        };
        AuditTarget: {
            type: string;
            /**
             * Format: uuid
             * @description Null for one entry about many, as an import makes them
             */
            id: string | null;
        };
        Author: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        Backlog: {
            /** @description Chats in the queue */
            waitingChats: number | null;
            /** @description How long the first of the queue has waited */
            longestWaitSeconds: number | null;
            /** @description Age of the oldest event whose sagas have not succeeded */
            oldestUnpublishedEventSeconds: number | null;
            mailsQueued: number | null;
            /** @description E-mails that were given up */
            mailsFailed: number | null;
            /** @description Deliveries to webhooks */
            deliveriesPending: number | null;
            /** @description Deliveries that were given up */
            deliveriesFailed: number | null;
        };
        BegunTotp: {
            /** @description For typing it into an authenticator: base32 */
            secret: string;
            /** @description For a QR code */
            uri: string;
        };
        Block: {
            /**
             * Format: date-time
             * @description End of the block; null ends it at once
             */
            until: string | null;
            /** @description For staff alone */
            reason?: string | null;
            /**
             * @description Blocks the address that the customer came from last, too, as `POST /blocks` does; refused with 409 when none is known
             * @default false
             */
            address: boolean;
        };
        Blocker: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        BreakdownRow: {
            chats: components["schemas"]["ChatCounts"];
            /** @description Until an agent had it; the mean is the ASA */
            waitSeconds: components["schemas"]["Durations"];
            /** @description Until an agent’s first message */
            firstResponseSeconds: components["schemas"]["Durations"];
            /** @description From the first message that waited to the answer */
            responseSeconds: components["schemas"]["Durations"];
            /** @description With agents, of closed chats, without the time on hold; the mean is the AHT */
            handleSeconds: components["schemas"]["Durations"];
            /** @description On hold, of closed chats that were */
            heldSeconds: components["schemas"]["Durations"];
            resolutionRate: number | null;
            /** @description Resolved, and the customer did not come back within 7 days */
            firstContactResolutionRate: number | null;
            /** @description Without short ones */
            abandonmentRate: number | null;
            /** @description The customer said nothing once an agent had the chat, and it was not resolved */
            silentAbandoned: number;
            serviceLevel: components["schemas"]["ServiceLevel"];
            rating: components["schemas"]["Ratings"];
            transfers: components["schemas"]["Transfers"];
            messages: components["schemas"]["MessageCounts"];
            /** @description Agents’ own clock with chats, over the chats they had; null where chats are told apart by what they are about */
            agentHandleSeconds: number | null;
            /** @description Of the time online, that with any chat; null where chats are told apart by what they are about */
            occupancy: number | null;
            /** @description Of the seats while online, those taken; null where chats are told apart by what they are about */
            utilisation: number | null;
            /** @description Online or busy; null where chats are told apart by what they are about */
            onlineSeconds: number | null;
            fairness: components["schemas"]["Fairness"];
            /** @description Of the targets of `GET /targets` that bound at the time */
            attainment: components["schemas"]["Attainment"];
            estimates: components["schemas"]["Estimates"];
            /** @description An agent’s id, a name, or the hour of the week from 0 (Monday, midnight) to 167 */
            key: string;
            name?: string;
        };
        Bucket: {
            /** @description Seconds, included */
            from: number;
            /** @description Seconds, not included; null: and more */
            to: number | null;
            count: number;
        };
        Calibration: {
            /** @description Answered chats whose wait was foretold */
            count: number;
            /** @description Of these, answered within the range */
            within: number;
            sooner: number;
            longer: number;
            /** @description At most 400, chosen evenly */
            sample: components["schemas"]["Foretold"][];
        };
        Candidate: {
            /** Format: uuid */
            agentId: string;
            name: string;
            eligible: boolean;
            reasons: Record<string, never>[];
            /** @description The highest is chosen */
            score: number;
            marks: Record<string, never>;
        };
        CannedCategory: {
            name: string;
            /** @description Number of responses that the caller sees */
            count: number;
        };
        CannedFigures: {
            /** Format: uuid */
            cannedResponseId: string;
            title: string;
            /** @description Messages that were made of it */
            uses: number;
            /** @description Of these, those whose text was changed before it was sent */
            editedRate: number;
            /** @description By whom, the most first */
            byAgent: components["schemas"]["AgentUses"][];
            /** @description Chats in which it was used */
            chats: number;
            /** @description Of these chats with a verdict, those resolved */
            resolutionRate: number | null;
            /** @description Of these chats */
            rating: components["schemas"]["CannedRating"];
        };
        CannedHistory: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            type: "created" | "changed" | "deleted" | "restored";
            actor: components["schemas"]["Actor"];
            /** @description Changes by field, `{from, to}`. A creation has every field, from null. A file that was added or removed is `attachments`, by its name */
            changes: Record<string, never>;
        };
        CannedPerformance: {
            /** Format: uuid */
            cannedResponseId: string;
            /** @description Closed chats that used the response */
            used: components["schemas"]["ChatOutcomes"];
            /** @description All closed chats that had an agent */
            average: components["schemas"]["ChatOutcomes"];
        };
        CannedRating: {
            mean: number | null;
            count: number;
        };
        CannedResponse: {
            /** Format: uuid */
            id: string;
            title: string;
            /** @description Shortcut without the slash */
            shortcut: string | null;
            category: string | null;
            content: string;
            /** @enum {string} */
            scope: "personal" | "team" | "shared";
            /**
             * Format: uuid
             * @description Owner of a personal response; null for others
             */
            ownerId: string | null;
            /**
             * Format: uuid
             * @description Team of a response of scope `team`; null for others
             */
            teamId: string | null;
            usageCount: number;
            /** @description Uses by the caller */
            ownUsageCount: number;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** @description Files of which copies are sent with the response; at most five */
            attachments: components["schemas"]["Attachment"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CannedResponsePatch: {
            title?: string;
            /** @description Letters, digits, `-`, `_` and `.`; a leading slash is dropped. Compared without case */
            shortcut?: string | null;
            category?: string | null;
            /** @description Text with variables: customer_name, customer_first_name, customer_email, customer_phone, agent_name, agent_first_name, ticket_id, ticket_reference, chat_id, subject, date, time */
            content?: string;
            /**
             * @description Only supervisors and admins may write shared responses, and those of their teams
             * @default personal
             * @enum {string}
             */
            scope: "personal" | "team" | "shared";
            /**
             * Format: uuid
             * @description Team of a response of scope `team`, which its members see and its supervisors and admins write
             */
            teamId?: string | null;
            /** @description Name of the team, instead of its id */
            team?: string;
        };
        CannedUsage: {
            /** Format: uuid */
            cannedResponseId: string;
            title: string;
            count: number;
            /** Format: date-time */
            lastUsedAt: string;
            byAgent: components["schemas"]["UsesByAgent"][];
        };
        CannedUse: {
            /** Format: uuid */
            messageId: string;
            /** Format: uuid */
            chatId: string;
            /** Format: uuid */
            agentId: string;
            /** Format: date-time */
            usedAt: string;
            /** @description Whether the text was edited before it was sent; dates and times do not count */
            edited: boolean;
            /** @description Similarity of the sent text to the rendered one (Sørensen–Dice): twice the words in common divided by the words of both */
            similarity: number;
        };
        Chat: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "queued" | "offered" | "active" | "closed";
            /** @enum {string} */
            priority: "low" | "normal" | "high" | "urgent";
            subject: string | null;
            skills: components["schemas"]["ChatSkill"][];
            /**
             * Format: uuid
             * @description The team that the chat is for
             */
            teamId: string | null;
            customer: components["schemas"]["ChatCustomer"];
            /** Format: uuid */
            agentId: string | null;
            agent: components["schemas"]["ChatAgent"] | null;
            /** Format: date-time */
            queuedAt: string | null;
            /** Format: date-time */
            assignedAt: string | null;
            /** Format: date-time */
            firstResponseAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
            /** @enum {string|null} */
            closeReason: "agent" | "customer" | "abandoned" | "inactivity" | "supervisor" | null;
            /** @enum {string|null} */
            resolution: "resolved" | "unresolved" | null;
            lastSeq: number;
            /** Format: date-time */
            lastMessageAt: string | null;
            /** @description The last that a person said; notices of the system do not count */
            lastMessage: components["schemas"]["LastMessage"] | null;
            /**
             * Format: date-time
             * @description Since when the customer has been waiting for an answer
             */
            awaitingReplySince: string | null;
            /**
             * Format: date-time
             * @description When the customer is to be answered at the latest, by the targets
             */
            dueAt: string | null;
            /** @description The last `seq` that each participant has read, by id */
            readUpTo: Record<string, never>;
            tags: string[];
            /** @description Whether its agent asks supervisors for help */
            handRaised: boolean;
            /** @description On hold the chat takes no seat of its agent */
            hold: components["schemas"]["Hold"] | null;
            rating: components["schemas"]["Rating"] | null;
            /** Format: uuid */
            ticketId: string | null;
            /**
             * Format: uuid
             * @description The chat of the same customer that this one continues; it was closed at most 24 h before
             */
            previousChatId: string | null;
            /**
             * Format: uuid
             * @description Who had the last chat of this customer
             */
            previousAgentId: string | null;
            locale: string | null;
            /** @description The page that the customer looks at */
            page: components["schemas"]["ChatPage"] | null;
            metadata: Record<string, never>;
            /** Format: date-time */
            createdAt: string;
            /** @description Messages of others that the viewer has not read; 0 unless it is the chat’s customer or agent. In lists, `GET /chats/:id`, `ready` and `chat.join` */
            unread?: number;
            /** @description Whether its agent, if that is the viewer, marked it unread. Where `unread` is */
            markedUnread?: boolean;
        };
        ChatAgent: {
            /** Format: uuid */
            id: string;
            name: string;
            avatarUrl: string | null;
        };
        ChatBehind: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "queued" | "offered" | "active" | "closed";
            /** @enum {string} */
            priority: "low" | "normal" | "high" | "urgent";
            subject: string | null;
            skills: components["schemas"]["ChatSkill"][];
            /**
             * Format: uuid
             * @description The team that the chat is for
             */
            teamId: string | null;
            customer: components["schemas"]["ChatCustomer"];
            /** Format: uuid */
            agentId: string | null;
            agent: components["schemas"]["ChatAgent"] | null;
            /** Format: date-time */
            queuedAt: string | null;
            /** Format: date-time */
            assignedAt: string | null;
            /** Format: date-time */
            firstResponseAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
            /** @enum {string|null} */
            closeReason: "agent" | "customer" | "abandoned" | "inactivity" | "supervisor" | null;
            /** @enum {string|null} */
            resolution: "resolved" | "unresolved" | null;
            lastSeq: number;
            /** Format: date-time */
            lastMessageAt: string | null;
            /** @description The last that a person said; notices of the system do not count */
            lastMessage: components["schemas"]["LastMessage"] | null;
            /**
             * Format: date-time
             * @description Since when the customer has been waiting for an answer
             */
            awaitingReplySince: string | null;
            /**
             * Format: date-time
             * @description When the customer is to be answered at the latest, by the targets
             */
            dueAt: string | null;
            /** @description The last `seq` that each participant has read, by id */
            readUpTo: Record<string, never>;
            tags: string[];
            /** @description Whether its agent asks supervisors for help */
            handRaised: boolean;
            /** @description On hold the chat takes no seat of its agent */
            hold: components["schemas"]["Hold"] | null;
            rating: components["schemas"]["Rating"] | null;
            /** Format: uuid */
            ticketId: string | null;
            /**
             * Format: uuid
             * @description The chat of the same customer that this one continues; it was closed at most 24 h before
             */
            previousChatId: string | null;
            /**
             * Format: uuid
             * @description Who had the last chat of this customer
             */
            previousAgentId: string | null;
            locale: string | null;
            /** @description The page that the customer looks at */
            page: components["schemas"]["ChatPage"] | null;
            metadata: Record<string, never>;
            /** Format: date-time */
            createdAt: string;
            /** @description Messages of others that the viewer has not read; 0 unless it is the chat’s customer or agent. In lists, `GET /chats/:id`, `ready` and `chat.join` */
            unread?: number;
            /** @description Whether its agent, if that is the viewer, marked it unread. Where `unread` is */
            markedUnread?: boolean;
            /** @description What it adds: 1, how often, its score, or seconds; of several responses the slowest */
            value: number;
        };
        ChatCounts: {
            /** @description Of an agent: chats that it had */
            started: number;
            /** @description Came to an agent, at least once; of an agent: out of the queue to it */
            answered: number;
            /** @description Their customer gave up before any agent had them */
            abandoned: number;
            /** @description Of these, within `shortAbandonSeconds` */
            shortAbandoned: number;
            /** @description Of an agent: had by it at the end */
            closed: number;
        };
        ChatCustomer: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string | null;
            phone: string | null;
            /** @description Whether the customer has an open socket; while a page reloads it stays true */
            online: boolean;
            /**
             * Format: date-time
             * @description Online: when it came. Offline: when its last socket closed, if any
             */
            lastSeenAt: string | null;
        };
        ChatHistoryEntry: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            type: "queued" | "offered" | "accepted" | "declined" | "offer_expired" | "assigned" | "transferred" | "requeued" | "closed" | "held" | "resumed" | "priority_changed" | "stepped_in" | "escalated";
            /** Format: uuid */
            fromAgentId: string | null;
            /** Format: uuid */
            toAgentId: string | null;
            actor: components["schemas"]["Actor"];
            reason: string | null;
            note: string | null;
            /**
             * Format: date-time
             * @description Only with `held`
             */
            until?: string | null;
        };
        ChatMatch: {
            /** @enum {string} */
            field: "subject" | "message" | "customer" | "tags" | "note";
            messageSeq?: number;
            /** @description Plain text */
            excerpt: string;
            /** @description Ranges of the excerpt to highlight: [from, to) in UTF-16 code units */
            hits: number[][];
        };
        ChatOutcomes: {
            chats: number;
            ratings: number;
            /** @description Mean score, 1–5; null without ratings */
            ratingMean: number | null;
            /** @description Chats closed as resolved or unresolved */
            verdicts: number;
            /** @description Share of resolved among the verdicts, 0–1; null without verdicts */
            resolutionRate: number | null;
        };
        ChatPage: {
            url: string;
            title: string | null;
            /** @description What led to the first page that was told */
            referrer: string | null;
        };
        ChatSkill: {
            name: string;
            /** @default 1 */
            minLevel: number;
            /** @default true */
            required: boolean;
            /** @description A preferred skill is dropped after so long a wait. Only with `required: false` */
            relaxAfterSeconds?: number;
            /** @description The language by which the setting `localeSkills` asks for it */
            locale?: string;
        };
        ChatTranslation: {
            /** @description Whether a translator and a language are set */
            available: boolean;
            on: boolean;
            /** @description What messages of the customer are translated to */
            language: string | null;
            /** @description What messages of staff are translated to; null: nobody knows */
            customerLanguage: string | null;
        };
        ChatWeightSetting: {
            /**
             * @description Absent: of any priority
             * @enum {string}
             */
            priority?: "low" | "normal" | "high" | "urgent";
            /** @description A skill that the chat asks for; absent: whatever it asks for */
            skill?: string;
            /**
             * Format: uuid
             * @description The team that the chat is for; absent: whomever it is for
             */
            teamId?: string;
            /** @description Seats of its agent */
            weight: number;
        };
        CloseChat: {
            /** @enum {string} */
            resolution?: "resolved" | "unresolved";
        };
        Context: {
            customer: components["schemas"]["Customer"];
            account: components["schemas"]["ContextAccount"];
            tickets: components["schemas"]["ContextTickets"];
            chats: components["schemas"]["ContextChats"];
            /** @description The latest first */
            recentActivity: components["schemas"]["ContextActivity"][];
            /** @description The page that the customer looks at */
            page: components["schemas"]["ContextPage"];
            /** @description What your own systems say (setting `contextSources`) */
            sources: components["schemas"]["ContextSource"][];
        };
        ContextAccount: {
            /** @enum {string} */
            status: "active" | "trial" | "suspended" | "closed";
            /** Format: date-time */
            since: string;
        };
        ContextActivity: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            type: "chat.started" | "chat.closed" | "ticket.opened" | "ticket.closed" | "account.changed";
            /**
             * Format: uuid
             * @description Of the chat, the ticket or the customer
             */
            id: string;
            /** @description The subject; of an account its new status */
            title: string | null;
        };
        ContextAgent: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        ContextCard: {
            title: string;
            /** @description Http or https */
            href?: string;
            fields: components["schemas"]["ContextField"][];
        };
        ContextChat: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "queued" | "offered" | "active" | "closed";
            subject: string | null;
            /** @description Who has it, or had it last */
            agent: components["schemas"]["ContextAgent"] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            closedAt: string | null;
            /** @enum {string|null} */
            closeReason: "agent" | "customer" | "abandoned" | "inactivity" | "supervisor" | null;
            /** @enum {string|null} */
            resolution: "resolved" | "unresolved" | null;
            rating: components["schemas"]["ContextRating"] | null;
        };
        ContextChats: {
            /** @description With the one that is open */
            total: number;
            /** @description The newest first */
            recent: components["schemas"]["ContextChat"][];
        };
        ContextField: {
            label: string;
            value: string;
        };
        ContextPage: {
            url: string | null;
            title: string | null;
            referrer: string | null;
        };
        ContextRating: {
            score: number;
        };
        ContextSource: {
            name: string;
            /**
             * @description `slow`: no answer within its time; `failed`: out of reach, or an answer that cannot be used
             * @enum {string}
             */
            status: "ok" | "pending" | "slow" | "failed";
            /** @description Plain text: never to be shown as markup */
            cards: components["schemas"]["ContextCard"][];
        };
        ContextSourceSetting: {
            name: string;
            url: string;
            /**
             * @description Time budget of one request
             * @default 2000
             */
            timeoutMs: number;
            /** @description Base64 of 16 to 64 bytes; signs the requests and is never shown. Without it the source keeps the one that it has */
            secret?: string;
        };
        ContextTicket: {
            /** Format: uuid */
            id: string;
            reference: string;
            subject: string;
            /** @enum {string} */
            status: "open" | "pending" | "closed";
            /**
             * Format: uuid
             * @description The chat that it is about
             */
            chatId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ContextTickets: {
            total: number;
            /** @description Those whose status is `open` */
            open: number;
            /** @description The newest first */
            recent: components["schemas"]["ContextTicket"][];
        };
        Copied: {
            /** @description Copies, in the order of the files of the canned response */
            attachments: components["schemas"]["Attachment"][];
        };
        Copy: {
            /**
             * Format: uuid
             * @description Id of a canned response that the caller may see
             */
            cannedResponseId: string;
        };
        CreatedApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            role: "agent" | "supervisor" | "admin";
            sockets: boolean;
            /** @description The last characters of the key */
            hint: string;
            /**
             * Format: uuid
             * @description The user who created the key
             */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description Correct to a minute
             */
            lastUsedAt: string | null;
            /** @description The key. It is shown this once: only its hash is kept */
            key: string;
        };
        Customer: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string | null;
            phone: string | null;
            externalId: string | null;
            /** @enum {string} */
            accountStatus: "active" | "trial" | "suspended" | "closed";
            /** Format: date-time */
            accountStatusSince: string;
            attributes: Record<string, never>;
            /** @description For staff alone */
            note: string | null;
            /** @description Whether a signed identity token has confirmed who the customer is */
            verified: boolean;
            locale: string | null;
            /**
             * Format: date-time
             * @description The customer cannot start a chat before this time
             */
            blockedUntil: string | null;
            /** @description Why, for staff alone */
            blockReason: string | null;
            /**
             * Format: uuid
             * @description The customer into which this one was merged; null everywhere except where the merged customer itself is returned
             */
            mergedInto: string | null;
            /**
             * Format: date-time
             * @description When the personal data was erased; the customer cannot be changed from then on
             */
            erasedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CustomerInput: {
            name: string;
            /** Format: email */
            email?: string | null;
            phone?: string | null;
            /** @description Ignored unless staff send it */
            externalId?: string | null;
        };
        CustomerPatch: {
            name?: string;
            /** Format: email */
            email?: string | null;
            /** @description Digits, and between them `+ ( ) - . /` and spaces */
            phone?: string | null;
            /** @description The id of the customer in your own systems; it is unique */
            externalId?: string | null;
            /**
             * @default active
             * @enum {string}
             */
            accountStatus: "active" | "trial" | "suspended" | "closed";
            /** @description Free-form data from your own systems; at most 16384 bytes of JSON */
            attributes?: Record<string, never>;
            /** @description What staff should know of the customer in every chat; customers never see it */
            note?: string | null;
        };
        CustomerUpsert: {
            name: string;
            /** Format: email */
            email?: string | null;
            /** @description Digits, and between them `+ ( ) - . /` and spaces */
            phone?: string | null;
            /**
             * @default active
             * @enum {string}
             */
            accountStatus: "active" | "trial" | "suspended" | "closed";
            /** @description Free-form data from your own systems; at most 16384 bytes of JSON */
            attributes?: Record<string, never>;
        };
        CustomersImport: {
            /** @description Content of a CSV file, with a line of headers: externalId, name and, as needed, email, phone, accountStatus and attributes (JSON); at most 5,000 rows */
            csv: string;
        };
        CustomersImportError: {
            pointer: string;
            message: string;
        };
        Decline: {
            reason?: string | null;
        };
        Delivery: {
            /**
             * Format: uuid
             * @description The `webhook-id` of every attempt
             */
            id: string;
            /** @enum {string} */
            event: "queue.changed" | "chat.assigned" | "chat.offered" | "chat.offer_ended" | "chat.context_updated" | "chat.transferred" | "chat.held" | "chat.resumed" | "chat.closed" | "chat.updated" | "chat.hand_changed" | "chat.due_soon" | "chat.overdue" | "chat.escalated" | "message.created" | "message.edited" | "message.translated" | "message.deleted" | "message.read" | "attachment.updated" | "note.created" | "mention.created" | "customer.presence" | "customer.changed" | "ticket.changed" | "canned.changed" | "settings.changed" | "team.changed" | "hours.changed" | "agent.status" | "webhook.test";
            /** Format: uuid */
            chatId: string | null;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            /** @description The last 50, the oldest first */
            attempts: components["schemas"]["WebhookAttempt"][];
            /**
             * Format: date-time
             * @description Null when it has ended, or is to be tried at once
             */
            nextAttemptAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        DeliveryWithBody: {
            /**
             * Format: uuid
             * @description The `webhook-id` of every attempt
             */
            id: string;
            /** @enum {string} */
            event: "queue.changed" | "chat.assigned" | "chat.offered" | "chat.offer_ended" | "chat.context_updated" | "chat.transferred" | "chat.held" | "chat.resumed" | "chat.closed" | "chat.updated" | "chat.hand_changed" | "chat.due_soon" | "chat.overdue" | "chat.escalated" | "message.created" | "message.edited" | "message.translated" | "message.deleted" | "message.read" | "attachment.updated" | "note.created" | "mention.created" | "customer.presence" | "customer.changed" | "ticket.changed" | "canned.changed" | "settings.changed" | "team.changed" | "hours.changed" | "agent.status" | "webhook.test";
            /** Format: uuid */
            chatId: string | null;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            /** @description The last 50, the oldest first */
            attempts: components["schemas"]["WebhookAttempt"][];
            /**
             * Format: date-time
             * @description Null when it has ended, or is to be tried at once
             */
            nextAttemptAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description `{type, timestamp, data}`, as it is sent */
            body: {
                [key: string]: unknown;
            };
            /** @description The last answer that came; null when none has */
            answer: components["schemas"]["WebhookAnswer"] | null;
        };
        Distribution: {
            buckets: components["schemas"]["Bucket"][];
            p50: number | null;
            p90: number | null;
            p99: number | null;
        };
        Draft: {
            /** @description Empty when there is no draft */
            text: string;
            attachmentIds: string[];
            /** @description Those of the files that are still there to be sent */
            attachments: components["schemas"]["Attachment"][];
            /** @description How far you had read the chat while you wrote */
            seenSeq: number;
            /** Format: date-time */
            updatedAt: string | null;
        };
        DryRun: {
            /** @description What is different; what is absent is as it is now */
            policy: components["schemas"]["PolicyTrial"];
        };
        Durations: {
            count: number;
            mean: number | null;
            /** @description Percentiles: within 2 % of a value that was measured */
            p50: number | null;
            p90: number | null;
            p99: number | null;
        };
        EarlierText: {
            /** @description Null if the message consisted of files alone */
            text: string | null;
            /** Format: date-time */
            writtenAt: string;
            /** Format: date-time */
            replacedAt: string;
        };
        EndedPushSubscription: {
            /** @description Address at the push service of the browser */
            endpoint: string;
        };
        EstimateAccuracy: {
            count: number;
            withinRangeRate: number | null;
            /** @description Distance from the range; negative when shorter than promised */
            meanErrorSeconds: number | null;
            meanAbsoluteErrorSeconds: number | null;
        };
        Estimates: {
            /** @description Waits that came within what was said */
            within: number;
            /** @description Waits that were foretold */
            count: number;
        };
        Exported: {
            responses: components["schemas"]["NewCannedResponse"][];
        };
        Face: {
            name: string;
        };
        Fairness: {
            /** @description Jain’s index of chats per hour online: 1 when all have the same */
            jain: number | null;
            offers: number;
            /** @description Declined, or let pass */
            refusals: number;
        };
        FieldProblem: {
            pointer: string;
            message: string;
        };
        Figures: {
            chats: components["schemas"]["ChatCounts"];
            /** @description Until an agent had it; the mean is the ASA */
            waitSeconds: components["schemas"]["Durations"];
            /** @description Until an agent’s first message */
            firstResponseSeconds: components["schemas"]["Durations"];
            /** @description From the first message that waited to the answer */
            responseSeconds: components["schemas"]["Durations"];
            /** @description With agents, of closed chats, without the time on hold; the mean is the AHT */
            handleSeconds: components["schemas"]["Durations"];
            /** @description On hold, of closed chats that were */
            heldSeconds: components["schemas"]["Durations"];
            resolutionRate: number | null;
            /** @description Resolved, and the customer did not come back within 7 days */
            firstContactResolutionRate: number | null;
            /** @description Without short ones */
            abandonmentRate: number | null;
            /** @description The customer said nothing once an agent had the chat, and it was not resolved */
            silentAbandoned: number;
            serviceLevel: components["schemas"]["ServiceLevel"];
            rating: components["schemas"]["Ratings"];
            transfers: components["schemas"]["Transfers"];
            messages: components["schemas"]["MessageCounts"];
            /** @description Agents’ own clock with chats, over the chats they had; null where chats are told apart by what they are about */
            agentHandleSeconds: number | null;
            /** @description Of the time online, that with any chat; null where chats are told apart by what they are about */
            occupancy: number | null;
            /** @description Of the seats while online, those taken; null where chats are told apart by what they are about */
            utilisation: number | null;
            /** @description Online or busy; null where chats are told apart by what they are about */
            onlineSeconds: number | null;
            fairness: components["schemas"]["Fairness"];
            /** @description Of the targets of `GET /targets` that bound at the time */
            attainment: components["schemas"]["Attainment"];
            estimates: components["schemas"]["Estimates"];
        };
        FiguresBy: {
            /** @enum {string} */
            by: "agent" | "skill" | "team" | "priority" | "tag" | "closeReason" | "hourOfWeek";
            data: components["schemas"]["BreakdownRow"][];
        };
        Finding: {
            /** @description What was looked at */
            about: string;
            /**
             * @description `warn`: it works, and something about it is not as it should be in production
             * @enum {string}
             */
            state: "ok" | "warn" | "bad";
            says: string;
            /** @description What to do about it */
            todo: string | null;
        };
        ForceStatus: {
            /** @enum {string} */
            status: "online" | "busy" | "away" | "offline";
            /** @description For the agent, in words */
            reason?: string | null;
        };
        Foretold: {
            /** Format: uuid */
            chatId: string;
            /** @description Seconds, as all of these */
            low: number;
            high: number;
            /** @description From the estimate until an agent had the chat */
            waitedSeconds: number;
        };
        FullUser: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: email */
            email: string;
            /** @enum {string} */
            role: "agent" | "supervisor" | "admin";
            /** @description Address of the picture, relative to the server. It may be cached for ever */
            avatarUrl: string | null;
            /** @description Whether a sign-in needs a code of an authenticator */
            secondFactor: boolean;
            active: boolean;
            /** @description Own limit of concurrent chats; null when the setting applies */
            maxConcurrentChats: number | null;
            /** Format: date-time */
            createdAt: string;
        };
        Greeting: {
            en?: string;
            de?: string;
            fr?: string;
            es?: string;
            pt?: string;
            it?: string;
            nl?: string;
            pl?: string;
            tr?: string;
            ar?: string;
            he?: string;
            ja?: string;
        };
        Happened: {
            offered: number;
            answered: number;
            abandoned: number;
            unserved: number;
            serviceLevel: number | null;
            /** @description Mean wait of those answered */
            asaSeconds: number | null;
            p90Seconds: number | null;
            longestWaitSeconds: number | null;
            abandonment: number | null;
        };
        Hold: {
            /** Format: date-time */
            since: string;
            /**
             * Format: date-time
             * @description Null: until somebody resumes it or the customer writes
             */
            until: string | null;
            /** @description For staff: customers get null */
            reason: string | null;
        };
        HoldChat: {
            /**
             * Format: date-time
             * @description At most 30 days ahead. Null or absent: until somebody resumes it or the customer writes, 7 days at most
             */
            until?: string | null;
            /** @description Only staff see it */
            reason?: string | null;
        };
        Hours: {
            /** Format: uuid */
            id: string;
            name: string;
            timeZone: string;
            weekly: components["schemas"]["WeeklyHours"][];
            exceptions: components["schemas"]["HoursException"][];
        };
        HoursException: {
            /** Format: date */
            date: string;
            name: string;
            /** @description Closed all day; otherwise open from `from` to `to` */
            closed?: boolean;
            from?: string;
            to?: string;
        };
        HoursPatch: {
            name?: string;
            /** @description IANA name */
            timeZone?: string;
            weekly?: components["schemas"]["WeeklyHours"][];
            /** @description What holds on a date instead of the week */
            exceptions?: components["schemas"]["HoursException"][];
        };
        IdentitySecret: {
            /** @description For your own server alone: with the secret anybody can pass for any customer */
            secret: string;
        };
        Import: {
            responses?: components["schemas"]["NewCannedResponse"][];
            /** @description Content of a CSV file, with a line of headers: title, shortcut, category, content, scope, team */
            csv?: string;
        };
        Imported: {
            created: number;
            changed: number;
            /** @description Responses that already had these values */
            kept: number;
            refused: number;
            rows: components["schemas"]["ImportedRow"][];
        };
        ImportedCustomer: {
            /** @description Number of the row; 1 is the first row below the headers */
            row: number;
            /** @enum {string} */
            action: "create" | "change" | "keep" | "refuse";
            /**
             * Format: uuid
             * @description Null for a customer who does not exist yet
             */
            id: string | null;
            externalId: string | null;
            name: string | null;
            /** @description Why the row is refused */
            errors: components["schemas"]["CustomersImportError"][];
        };
        ImportedCustomers: {
            created: number;
            changed: number;
            /** @description Customers who already had these values */
            kept: number;
            refused: number;
            rows: components["schemas"]["ImportedCustomer"][];
        };
        ImportedRow: {
            /** @description Number of the row; 1 is the first row below the headers */
            row: number;
            /** @enum {string} */
            action: "create" | "change" | "keep" | "refuse";
            /**
             * Format: uuid
             * @description Null for a response that does not exist yet
             */
            id: string | null;
            title: string | null;
            shortcut: string | null;
            /** @description Why the row is refused */
            errors: components["schemas"]["RowError"][];
        };
        Job: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "running" | "done" | "failed" | "cancelled";
            progress: number;
            /** Format: date-time */
            createdAt: string;
            result: components["schemas"]["SimulationResult"] | null;
            /** @enum {string|null} */
            failure: "no_chats" | "nobody_there" | "agent_not_there" | "too_many_chats" | "interrupted" | "failed" | null;
        };
        JobStarted: {
            /** Format: uuid */
            jobId: string;
        };
        LastMessage: {
            seq: number;
            /** @enum {string} */
            senderType: "agent" | "customer";
            /** @description Empty if the message consists of files alone or was deleted; of a voice or video note what it is called */
            text: string;
            /** @description Number of its files */
            files: number;
            /** Format: date-time */
            at: string;
            deleted: boolean;
        };
        LeaveInstead: {
            /**
             * Format: email
             * @description Address to which staff reply
             */
            email: string;
            /** @description Required when the customer has not written in the chat */
            message?: string;
        };
        LeftMessage: {
            ticket: components["schemas"]["TicketReceipt"];
        };
        LeftOutFile: {
            /** @description Empty where it is the reply itself that could not be read */
            name: string;
            code: string;
        };
        ListedChat: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "queued" | "offered" | "active" | "closed";
            /** @enum {string} */
            priority: "low" | "normal" | "high" | "urgent";
            subject: string | null;
            skills: components["schemas"]["ChatSkill"][];
            /**
             * Format: uuid
             * @description The team that the chat is for
             */
            teamId: string | null;
            customer: components["schemas"]["ChatCustomer"];
            /** Format: uuid */
            agentId: string | null;
            agent: components["schemas"]["ChatAgent"] | null;
            /** Format: date-time */
            queuedAt: string | null;
            /** Format: date-time */
            assignedAt: string | null;
            /** Format: date-time */
            firstResponseAt: string | null;
            /** Format: date-time */
            closedAt: string | null;
            /** @enum {string|null} */
            closeReason: "agent" | "customer" | "abandoned" | "inactivity" | "supervisor" | null;
            /** @enum {string|null} */
            resolution: "resolved" | "unresolved" | null;
            lastSeq: number;
            /** Format: date-time */
            lastMessageAt: string | null;
            /** @description The last that a person said; notices of the system do not count */
            lastMessage: components["schemas"]["LastMessage"] | null;
            /**
             * Format: date-time
             * @description Since when the customer has been waiting for an answer
             */
            awaitingReplySince: string | null;
            /**
             * Format: date-time
             * @description When the customer is to be answered at the latest, by the targets
             */
            dueAt: string | null;
            /** @description The last `seq` that each participant has read, by id */
            readUpTo: Record<string, never>;
            tags: string[];
            /** @description Whether its agent asks supervisors for help */
            handRaised: boolean;
            /** @description On hold the chat takes no seat of its agent */
            hold: components["schemas"]["Hold"] | null;
            rating: components["schemas"]["Rating"] | null;
            /** Format: uuid */
            ticketId: string | null;
            /**
             * Format: uuid
             * @description The chat of the same customer that this one continues; it was closed at most 24 h before
             */
            previousChatId: string | null;
            /**
             * Format: uuid
             * @description Who had the last chat of this customer
             */
            previousAgentId: string | null;
            locale: string | null;
            /** @description The page that the customer looks at */
            page: components["schemas"]["ChatPage"] | null;
            metadata: Record<string, never>;
            /** Format: date-time */
            createdAt: string;
            /** @description Messages of others that the viewer has not read; 0 unless it is the chat’s customer or agent. In lists, `GET /chats/:id`, `ready` and `chat.join` */
            unread?: number;
            /** @description Whether its agent, if that is the viewer, marked it unread. Where `unread` is */
            markedUnread?: boolean;
            /** @description With `q`: where the words were found */
            match?: components["schemas"]["ChatMatch"] | null;
        };
        LocaleSkillSetting: {
            /** @description BCP 47; `de` is for `de-CH` too, unless that has rules of its own */
            locale: string;
            skill: string;
            /** @default 1 */
            minLevel: number;
            /**
             * @description Whether nobody without the skill gets the chat; otherwise it is preferred
             * @default false
             */
            required: boolean;
            /** @description So long somebody with the skill is waited for, while such an agent is here. Only with `required: false` */
            relaxAfterSeconds?: number;
        };
        Login: {
            accessToken: string;
            refreshToken: string;
            /** @description Life of the access token, in seconds */
            expiresInSeconds: number;
            user: components["schemas"]["User"];
        };
        MailAuthor: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        MailSender: {
            /** @description The name that the reply says */
            name: string | null;
            /** @description Whether it came from the address of the customer */
            isCustomer: boolean;
        };
        MailSetUp: {
            /** @description Whether e-mails are sent (`SMTP_URL` and `MAIL_FROM`) */
            sends: boolean;
            /** @description From whom they come */
            from: string | null;
            /** @description Whether replies are read (`IMAP_URL`) */
            receives: boolean;
        };
        MakeWallLink: {
            name: string;
        };
        Maker: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        MePatch: {
            name?: string;
        };
        Merge: {
            /** Format: uuid */
            intoId: string;
        };
        Message: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            chatId: string;
            /** @description 1, 2, 3 … within the chat, without a gap */
            seq: number;
            clientMessageId: string | null;
            sender: components["schemas"]["Sender"];
            text: string | null;
            attachments: components["schemas"]["Attachment"][];
            /** Format: uuid */
            cannedResponseId: string | null;
            /** @description The message that it answers, as that is now */
            replyTo: components["schemas"]["QuotedMessage"] | null;
            /** @description Content of a system message in machine-readable form */
            notice?: components["schemas"]["Notice"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its author changed the text last
             */
            editedAt: string | null;
            /** @description Present where they were asked for */
            translations?: components["schemas"]["MessageTranslation"][];
            /** Format: date-time */
            deletedAt: string | null;
        };
        MessageCounts: {
            agent: number;
            customer: number;
        };
        MessageTranslation: {
            /** @description ISO 639 */
            language: string;
            /** @description Null until it is `done` */
            text: string | null;
            /** @enum {string} */
            status: "pending" | "done" | "failed";
            /** @description The language of the message, as the translator found it */
            sourceLanguage: string | null;
        };
        NamedFile: {
            /** Format: uuid */
            id: string;
            /** @description As the sender named it, made safe to show */
            name: string;
            /** @description What the content is */
            contentType: string;
            /** @description Of what is stored, in bytes */
            size: number;
            /** @description Of an image or a video note, in pixels */
            width?: number;
            /** @description Of an image or a video note, in pixels */
            height?: number;
            /** @description Of a voice or video note, which is named after it: `Voice note, 0:12` */
            recording?: components["schemas"]["Recording"];
            /**
             * @description Held: not scanned yet. Blocked: something was found in it. Neither can be downloaded
             * @enum {string}
             */
            state: "ready" | "held" | "blocked";
        };
        NewAddressBlock: {
            /** @description An address of IPv4 or IPv6; of IPv6 its /64 is blocked */
            address: string;
            /**
             * Format: date-time
             * @description End of the block, in the future
             */
            until: string;
            /** @description For staff alone */
            reason?: string | null;
        };
        NewApiKey: {
            /** @description What the key is for; it stands beside what is done with the key */
            name: string;
            /** @enum {string} */
            role: "agent" | "supervisor" | "admin";
            /**
             * Format: date-time
             * @description A time in the future; null: no end
             */
            expiresAt?: string | null;
            /**
             * @description Whether programs may open sockets with the key
             * @default false
             */
            sockets: boolean;
        };
        NewCannedResponse: {
            title: string;
            /** @description Letters, digits, `-`, `_` and `.`; a leading slash is dropped. Compared without case */
            shortcut?: string | null;
            category?: string | null;
            /** @description Text with variables: customer_name, customer_first_name, customer_email, customer_phone, agent_name, agent_first_name, ticket_id, ticket_reference, chat_id, subject, date, time */
            content: string;
            /**
             * @description Only supervisors and admins may write shared responses, and those of their teams
             * @default personal
             * @enum {string}
             */
            scope: "personal" | "team" | "shared";
            /**
             * Format: uuid
             * @description Team of a response of scope `team`, which its members see and its supervisors and admins write
             */
            teamId?: string | null;
            /** @description Name of the team, instead of its id */
            team?: string;
        };
        NewCustomer: {
            name: string;
            /** Format: email */
            email?: string | null;
            /** @description Digits, and between them `+ ( ) - . /` and spaces */
            phone?: string | null;
            /** @description The id of the customer in your own systems; it is unique */
            externalId?: string | null;
            /**
             * @default active
             * @enum {string}
             */
            accountStatus: "active" | "trial" | "suspended" | "closed";
            /** @description Free-form data from your own systems; at most 16384 bytes of JSON */
            attributes?: Record<string, never>;
            /** @description What staff should know of the customer in every chat; customers never see it */
            note?: string | null;
        };
        NewDraft: {
            /** @description As it stands, with its spaces; may be empty */
            text: string;
            /** @description Files that you uploaded and did not send */
            attachmentIds?: string[];
        };
        NewHours: {
            name?: string;
            /** @description IANA name */
            timeZone?: string;
            weekly?: components["schemas"]["WeeklyHours"][];
            /** @description What holds on a date instead of the week */
            exceptions?: components["schemas"]["HoursException"][];
        };
        NewMessage: {
            /** @description Idempotency key, chosen by the client: a repeat stores nothing new */
            clientMessageId: string;
            /** @description Required unless files are attached. White space and invisible characters alone are refused */
            text?: string;
            /** @description Files that the sender uploaded to this chat; each can be sent once */
            attachmentIds?: string[];
            /**
             * Format: uuid
             * @description Staff only: the canned response that the text comes from
             */
            cannedResponseId?: string;
            /**
             * Format: uuid
             * @description The message of the same chat that this one answers; not one of the system
             */
            replyTo?: string;
        };
        NewNote: {
            text: string;
            /**
             * Format: uuid
             * @description The user whom it addresses
             */
            to?: string;
            /** @description Users whom it names besides */
            mentions?: string[];
        };
        NewPushSubscription: {
            /** @description Address at the push service of the browser */
            endpoint: string;
            /** @description Taken as browsers say it; subscriptions end with their login */
            expirationTime?: number | null;
            keys: components["schemas"]["PushKeys"];
            /**
             * @description Whether name and words of the customer may be sent, encrypted for this browser
             * @default false
             */
            showText: boolean;
        };
        NewSkill: {
            name: string;
            /** @description Null when it is blank */
            description?: string | null;
            /** @default false */
            public: boolean;
        };
        NewTeam: {
            name?: string;
            /** @description Null when it is blank */
            description?: string | null;
            /** @default false */
            public: boolean;
            /**
             * Format: uuid
             * @description Its own opening hours; null: those of the installation
             */
            hoursId?: string | null;
            /** @description So many chats at once are given to the team; null: as many as its members have room for. By hand it does not bind */
            maxConcurrentChats?: number | null;
            /** @description A chat that has waited for the team so long may also go to the members of `overflowTeamIds`; null: never */
            overflowAfterSeconds?: number | null;
            /** @description By language, what the system says first in a chat that a customer starts for the team; without any: what the setting `greeting` says */
            greeting?: components["schemas"]["Greeting"];
            overflowTeamIds?: string[];
        };
        NewText: {
            text: string;
        };
        NewTicket: {
            subject: string;
            /** Format: uuid */
            customerId: string;
            /**
             * @default open
             * @enum {string}
             */
            status: "open" | "pending" | "closed";
            /**
             * Format: uuid
             * @description A chat of this customer; the caller must be allowed to see it
             */
            chatId?: string | null;
        };
        NewUser: {
            name: string;
            /** Format: email */
            email: string;
            /** @description Compared in a normalised Unicode form, so that it does not matter how a keyboard composes accents */
            password: string;
            /** @enum {string} */
            role: "agent" | "supervisor" | "admin";
            maxConcurrentChats?: number | null;
        };
        NewView: {
            /** @description No two of an owner are the same, whatever the case */
            name: string;
            /** @description Parameters of `GET /chats` but `limit` and `cursor`, by the same rules: sets are text with commas */
            filters: {
                [key: string]: unknown;
            };
            /**
             * @description Shown to all who work here; supervisors and admins only
             * @default false
             */
            shared: boolean;
        };
        NewWallLink: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Maker"];
            /** @description For a socket, as `auth: {token}` */
            token: string;
            /** @description Path of the page on this server, with the token in its fragment */
            url: string;
        };
        NewWebhook: {
            /** @description http or https, without credentials; public, unless WEBHOOK_ALLOW_PRIVATE is set */
            url: string;
            /** @description `*` stands for all of them */
            events: ("*" | "queue.changed" | "chat.assigned" | "chat.offered" | "chat.offer_ended" | "chat.context_updated" | "chat.transferred" | "chat.held" | "chat.resumed" | "chat.closed" | "chat.updated" | "chat.hand_changed" | "chat.due_soon" | "chat.overdue" | "chat.escalated" | "message.created" | "message.edited" | "message.translated" | "message.deleted" | "message.read" | "attachment.updated" | "note.created" | "mention.created" | "customer.presence" | "customer.changed" | "ticket.changed" | "canned.changed" | "settings.changed" | "team.changed" | "hours.changed" | "agent.status")[];
            /** @description Null when it is blank */
            description?: string | null;
        };
        Node: {
            /** Format: uuid */
            id: string;
            /**
             * @description `silent`: it has not reported for 20 seconds; forgotten after an hour
             * @enum {string}
             */
            state: "up" | "draining" | "silent";
            /** @enum {string} */
            role: "all" | "web" | "worker";
            host: string;
            /** @description Id of the process at its host */
            pid: number;
            version: string;
            /** Format: date-time */
            startedAt: string;
            /**
             * Format: date-time
             * @description When it reported last, which it does every five seconds
             */
            seenAt: string;
            /** @description Open sockets */
            sockets: components["schemas"]["NodeSockets"];
            /** @description Share of the time, 0 to 1, in which its event loop was at work */
            load: number;
            /** @description Resident memory */
            memoryBytes: number;
        };
        NodeSockets: {
            staff: number;
            customer: number;
            /** @description Walls that are open by a link */
            screen: number;
        };
        Note: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            chatId: string;
            author: components["schemas"]["Author"];
            text: string;
            /**
             * Format: uuid
             * @description The user whom it addresses
             */
            to: string | null;
            /** @description Users whom it names besides */
            mentions: string[];
            /** Format: date-time */
            createdAt: string;
        };
        Notice: {
            /** @enum {string} */
            type: "assigned" | "transferred" | "requeued" | "held" | "resumed" | "closing_soon" | "out_of_hours" | "closed";
            /** @description The agent who has the chat now */
            agent?: components["schemas"]["PersonName"];
            /** @description The agent who had the chat before */
            from?: components["schemas"]["PersonName"];
            /** @description Only in notices of type `requeued` and `closed` */
            reason?: string;
            /**
             * Format: date-time
             * @description Only in notices of type `held`
             */
            until?: string | null;
            /** Format: date-time */
            closesAt?: string;
            /**
             * Format: date-time
             * @description Only in notices of type `out_of_hours`
             */
            opensAt?: string | null;
            /** @description Only in notices of type `closed`: what was said became a message that is answered by e-mail */
            byEmail?: boolean;
        };
        OfflineMessage: {
            name: string;
            /**
             * Format: email
             * @description Address to which staff reply
             */
            email: string;
            message: string;
            /** @description BCP 47: the language in which e-mails speak to the customer */
            locale?: string;
        };
        Opening: {
            open: boolean;
            /**
             * Format: date-time
             * @description When it opens or closes next; null: never again
             */
            changesAt: string | null;
        };
        OriginalMail: {
            /** @description As it came, with what it quotes; of HTML the text */
            text: string;
        };
        Orphans: {
            count: number;
            /** @description Where the first of them are in the storage */
            keys: string[];
        };
        Page: {
            /** Format: uri */
            url: string;
            title?: string | null;
            /**
             * Format: uri
             * @description What led to the page; a blank one is none
             */
            referrer?: string | null;
        };
        Password: {
            current: string;
            /** @description Compared in a normalised Unicode form, so that it does not matter how a keyboard composes accents */
            next: string;
        };
        PersonName: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        PlannedAssignment: {
            /** Format: uuid */
            chatId: string;
            /** Format: uuid */
            agentId: string;
        };
        Point: {
            /** Format: date-time */
            from: string;
            /** @description A count, a mean in seconds, a rate; null where there is nothing to divide by */
            value: number | null;
        };
        Policy: {
            name: string;
            version: number;
        };
        PolicyDifference: {
            /** Format: uuid */
            chatId: string;
            customerName: string;
            /** @description Null: not among the first 2,000 of the queue */
            now: components["schemas"]["PolicyPlace"] | null;
            then: components["schemas"]["PolicyPlace"] | null;
        };
        PolicyDryRun: {
            /** @description Who would get what at this moment by the policy in force */
            now: components["schemas"]["PlannedAssignment"][];
            /** @description The same by the policy that is tried */
            then: components["schemas"]["PlannedAssignment"][];
            /** @description At most 200, in the order of the queue as it is */
            differences: components["schemas"]["PolicyDifference"][];
            /** @description How many chats another agent or another place would be for */
            differing: number;
            /** @description How many chats wait */
            waiting: number;
        };
        PolicyInForce: {
            version: number;
            name: string;
            /** @description The first that tells two agents apart decides, then the lower agent id */
            rank: ("preferredSkills" | "lowestLoadRatio" | "fewestSpareLevels" | "longestSinceLastAssignment" | "skillFit")[];
            /**
             * @description `priority`: the higher priority, then the longer wait; `due`: whichever is due first by the targets, then those without
             * @enum {string}
             */
            queueOrder: "priority" | "due";
            note: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Null: it came with the program */
            createdBy: components["schemas"]["Author"] | null;
            /** @description What follows */
            scheduled: components["schemas"]["ScheduledPolicy"] | null;
        };
        PolicyPlace: {
            position: number;
            /**
             * Format: uuid
             * @description Null: waits on
             */
            agentId: string | null;
        };
        PolicyReplay: {
            /**
             * Format: date-time
             * @description Chats created at or after
             */
            from: string;
            /**
             * Format: date-time
             * @description Chats created before; not in the future
             */
            to: string;
            /** @description What is different; what is absent is as it was */
            policy: components["schemas"]["ReplayedPolicy"];
        };
        PolicyTrial: {
            /** @description The first that tells two agents apart decides, then the lower agent id */
            rank?: ("preferredSkills" | "lowestLoadRatio" | "fewestSpareLevels" | "longestSinceLastAssignment" | "skillFit")[];
            /**
             * @description `priority`: the higher priority, then the longer wait; `due`: whichever is due first by the targets, then those without
             * @enum {string}
             */
            queueOrder?: "priority" | "due";
            /** @description As the setting; null: waiting changes nothing */
            priorityAgingSeconds?: number | null;
            /** @description As the setting */
            declineCooldownSeconds?: number;
        };
        Preview: {
            /**
             * Format: uuid
             * @description The team that the chat would be for
             */
            teamId?: string;
            /** @description What the chat would ask for */
            skills: components["schemas"]["SkillRequest"][];
            /**
             * @default normal
             * @enum {string}
             */
            priority: "low" | "normal" | "high" | "urgent";
        };
        Priority: {
            /** @enum {string} */
            priority: "low" | "normal" | "high" | "urgent";
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description Stable error code, on which programs may rely */
            code: string;
            /** @description The `X-Request-Id` of the request, which the log has too */
            requestId?: string;
            errors?: components["schemas"]["FieldProblem"][];
        };
        PushKey: {
            /** @description For `applicationServerKey` of `pushManager.subscribe`: a point of P-256 in base64url */
            publicKey: string;
        };
        PushKeys: {
            p256dh: string;
            auth: string;
        };
        PushSubscription: {
            /** Format: uuid */
            id: string;
            showText: boolean;
            /** Format: date-time */
            createdAt: string;
        };
        QueuePage: {
            data: components["schemas"]["QueueRow"][];
            total: number;
            longestWaitSeconds: number;
            nextCursor: string | null;
            /**
             * @description A row has changed its place since the first page was read, so that the pages may miss it or contain it twice
             * @enum {boolean}
             */
            moved?: true;
        };
        QueuePosition: {
            /** @description 1 is the next chat to be assigned; 0: the chat no longer waits */
            position: number;
            estimatedWaitSeconds: components["schemas"]["WaitRange"] | null;
        };
        QueueRow: {
            /** Format: uuid */
            chatId: string;
            position: number;
            /** @enum {string} */
            priority: "low" | "normal" | "high" | "urgent";
            skills: Record<string, never>[];
            /** @description How many seats of an agent it takes */
            weight: number;
            /** Format: uuid */
            teamId: string | null;
            /**
             * Format: uuid
             * @description Whose the chat was until its hold ended; it goes before all others
             */
            returnsTo: string | null;
            customerName: string;
            subject: string | null;
            /** @description The beginning of what the customer said first */
            preview: string | null;
            /** Format: date-time */
            queuedAt: string;
            /**
             * Format: date-time
             * @description When a target says that the customer is to be answered
             */
            dueAt: string | null;
            waitedSeconds: number;
            /** @description `{low, high}`; null when there is too little history */
            estimatedWaitSeconds: Record<string, never> | null;
            waitingFor?: components["schemas"]["WaitingFor"] | null;
        };
        QuotedMessage: {
            /** Format: uuid */
            id: string;
            seq: number;
            sender: components["schemas"]["Sender"];
            /** @description Null if it consists of files alone or was deleted; of a voice or video note what it is called */
            text: string | null;
            /** @description Number of its files */
            files: number;
            deleted: boolean;
        };
        Rating: {
            score: number;
            comment: string | null;
        };
        RatingInput: {
            score: number;
            /** @description Null when there is no comment */
            comment?: string | null;
        };
        Ratings: {
            mean: number | null;
            count: number;
            /** @description By score, 1 to 5 */
            distribution: Record<string, never>;
        };
        Recording: {
            /** @enum {string} */
            kind: "voice" | "video";
            /** @description How long it is */
            seconds: number;
        };
        RecordingLimits: {
            /** @description Whether a voice note may be recorded */
            voice: boolean;
            /** @description Whether a video note may be recorded */
            video: boolean;
            /** @description So long it may be */
            maxSeconds: number;
        };
        RecoveryCodes: {
            /** @description Each is good for one sign-in. They are shown this once: only hashes are kept */
            recoveryCodes: string[];
        };
        RefreshToken: {
            refreshToken: string;
        };
        Render: {
            /** Format: uuid */
            chatId: string;
        };
        RenderText: {
            /** Format: uuid */
            chatId: string;
            content: string;
        };
        Rendered: {
            /** @description Rendered text; a variable without a value stays as it is written */
            text: string;
            /** @description Variables without a value */
            missing: string[];
            /** @description Files of the response. To send them, copy them into the chat first: `POST /v1/chats/{id}/attachments/from-canned-response` */
            attachments: components["schemas"]["Attachment"][];
        };
        RenderedText: {
            /** @description Rendered text; a variable without a value stays as it is written */
            text: string;
            /** @description Variables without a value */
            missing: string[];
        };
        Replay: {
            /** Format: date-time */
            since: string;
        };
        Replayed: {
            /** @description Deliveries that will be sent once more */
            count: number;
        };
        ReplayedPolicy: {
            /** @description As the setting; null: waiting changes nothing */
            priorityAgingSeconds?: number | null;
            /**
             * @description Which chat goes first; `due`: by the targets as they are now
             * @enum {string}
             */
            queueOrder?: "priority" | "due";
            /** @description What tells two agents apart, in this order */
            rank?: ("preferredSkills" | "lowestLoadRatio" | "fewestSpareLevels" | "longestSinceLastAssignment" | "skillFit")[];
        };
        RoutingExplanation: {
            /** @enum {string} */
            state: "queued" | "offered" | "active" | "closed";
            /** Format: date-time */
            decidedAt: string;
            /** Format: uuid */
            chosen: string | null;
            how: string | null;
            candidates: components["schemas"]["Candidate"][];
            waitingFor: Record<string, never> | null;
            /** @description How many seats of its agent it takes; null where the decision does not say */
            weight: number | null;
            summary: string;
            policy: components["schemas"]["Policy"];
        };
        RoutingPolicy: {
            version: number;
            name: string;
            /** @description The first that tells two agents apart decides, then the lower agent id */
            rank: ("preferredSkills" | "lowestLoadRatio" | "fewestSpareLevels" | "longestSinceLastAssignment" | "skillFit")[];
            /**
             * @description `priority`: the higher priority, then the longer wait; `due`: whichever is due first by the targets, then those without
             * @enum {string}
             */
            queueOrder: "priority" | "due";
            note: string | null;
            /** Format: date-time */
            createdAt: string;
            /** @description Null: it came with the program */
            createdBy: components["schemas"]["Author"] | null;
        };
        RowError: {
            pointer: string;
            message: string;
        };
        SavedView: {
            /** Format: uuid */
            id: string;
            name: string;
            filters: {
                [key: string]: unknown;
            };
            shared: boolean;
            /** Format: uuid */
            ownerId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ScheduledPolicy: {
            /** @description Null: by the number of the version */
            name: string | null;
            /** @description The first that tells two agents apart decides, then the lower agent id */
            rank: ("preferredSkills" | "lowestLoadRatio" | "fewestSpareLevels" | "longestSinceLastAssignment" | "skillFit")[];
            /**
             * @description `priority`: the higher priority, then the longer wait; `due`: whichever is due first by the targets, then those without
             * @enum {string}
             */
            queueOrder: "priority" | "due";
            note: string | null;
            /** Format: date-time */
            effectiveAt: string;
            createdBy: components["schemas"]["Author"] | null;
        };
        Search: {
            /** @description The best first, with `match` */
            chats: components["schemas"]["ListedChat"][];
            /** @description The newest first */
            customers: components["schemas"]["Customer"][];
            /** @description The newest first */
            tickets: components["schemas"]["Ticket"][];
            /** @description What you use most first */
            cannedResponses: components["schemas"]["CannedResponse"][];
        };
        SendCanned: {
            /** @description Idempotency key, chosen by the client: the same key again returns the same message */
            clientMessageId: string;
            /**
             * Format: uuid
             * @description Required unless a shortcut is given
             */
            cannedResponseId?: string;
            /** @description Required unless an id is given. A personal response takes precedence over that of your team, and that over a shared one */
            shortcut?: string;
        };
        Sender: {
            /** @enum {string} */
            type: "agent" | "customer" | "system";
            /** Format: uuid */
            id: string | null;
            name: string;
        };
        Series: {
            /** @enum {string} */
            interval: "quarter" | "hour" | "day" | "week";
            /** @enum {string} */
            statistic: "mean" | "p50" | "p90" | "p99";
            data: components["schemas"]["SeriesPoint"][];
        };
        SeriesPoint: {
            /** Format: date-time */
            from: string;
            /** @description By metric */
            values: Record<string, never>;
        };
        ServiceLevel: {
            withinSeconds: number;
            rate: number | null;
            /** @enum {string} */
            formula: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
        };
        Session: {
            /** Format: uuid */
            id: string;
            /** @description What the browser or program called itself */
            device: string | null;
            /** @description Where it signed in from */
            address: string | null;
            /** Format: date-time */
            startedAt: string | null;
            /**
             * Format: date-time
             * @description When its access token was last renewed, or it was started
             */
            lastUsedAt: string | null;
            /** @description Whether it is the one that asks */
            current: boolean;
        };
        SetPolicy: {
            /** @description The first that tells two agents apart decides, then the lower agent id */
            rank: ("preferredSkills" | "lowestLoadRatio" | "fewestSpareLevels" | "longestSinceLastAssignment" | "skillFit")[];
            /**
             * @description `priority`: the higher priority, then the longer wait; `due`: whichever is due first by the targets, then those without. Absent: as it is
             * @enum {string}
             */
            queueOrder?: "priority" | "due";
            /** @description Absent: by the number of the version */
            name?: string;
            /** @description Why */
            note?: string | null;
            /**
             * Format: date-time
             * @description In force from then on, within a year; absent or past: at once
             */
            effectiveAt?: string;
        };
        SetStatus: {
            /** @enum {string} */
            status: "online" | "busy" | "away" | "offline";
        };
        SettingChange: {
            name: string;
            /** @description Absent from changes by older versions, which did not record it */
            from?: (number | boolean | string | unknown[] | Record<string, never>) | null;
            /** @description Absent from changes by older versions, which did not record it */
            to?: (number | boolean | string | unknown[] | Record<string, never>) | null;
        };
        SettingMeta: {
            name: string;
            /** @description Context to which the setting belongs */
            context: string;
            /** @enum {string} */
            type: "integer" | "number" | "boolean" | "array" | "text" | "id" | "object";
            /** @description A number, a boolean, a text, a list of texts or objects, an object, or null */
            default: (number | boolean | string | unknown[] | Record<string, never>) | null;
            minimum?: number;
            maximum?: number;
            /** @description Permitted values of a text, or of the elements of a list */
            values?: string[];
            /** @description Whether null is permitted; it switches the setting off */
            nullable: boolean;
            /** @description Whether all staff may read the setting, not only admins */
            forStaff: boolean;
            description: string;
            /**
             * Format: date-time
             * @description Null when the setting was never changed
             */
            changedAt: string | null;
            /** @description Null also for changes by older versions, which did not record it */
            changedBy: components["schemas"]["WhoChanged"] | null;
        };
        Settings: {
            /**
             * Format: uuid
             * @description The opening hours of the installation; null: it is always open. A team may have its own
             * @default null
             */
            hoursId: string | null;
            /**
             * @description Which chats agents see besides those that they have, had or are offered: `waiting`: all that wait; `team`: those that wait for a team of theirs; `own`: none
             * @default waiting
             * @enum {string}
             */
            agentsSee: "own" | "team" | "waiting";
            /**
             * @description Which chats supervisors see besides their own: `all`, or those of the teams that they are in (`team`); admins see all
             * @default all
             * @enum {string}
             */
            supervisorsSee: "team" | "all";
            /** @description By language, what the system says first in a chat that a customer starts; a team may say something else */
            greeting: components["schemas"]["Greeting"];
            /**
             * @description Messages per second that a socket may send; 0 means no limit
             * @default 20
             */
            maxMessagesPerSecond: number;
            /**
             * @description Events per second that a socket may send, messages included; 0 means no limit
             * @default 50
             */
            maxEventsPerSecond: number;
            /**
             * @description Attempts per minute to sign in from one address; 0 means no limit
             * @default 10
             */
            maxLoginsPerMinute: number;
            /**
             * @description Of one file
             * @default 10485760
             */
            attachmentMaxBytes: number;
            /**
             * @description What is known by its content; markup and scripts never are
             * @default [
             *       "image/png",
             *       "image/jpeg",
             *       "image/gif",
             *       "image/webp",
             *       "application/pdf",
             *       "text/plain",
             *       "text/csv",
             *       "application/msword",
             *       "application/vnd.ms-excel",
             *       "application/vnd.ms-powerpoint",
             *       "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
             *       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
             *       "application/vnd.openxmlformats-officedocument.presentationml.presentation",
             *       "application/vnd.oasis.opendocument.text",
             *       "application/vnd.oasis.opendocument.spreadsheet",
             *       "application/vnd.oasis.opendocument.presentation"
             *     ]
             */
            attachmentTypes: ("image/png" | "image/jpeg" | "image/gif" | "image/webp" | "application/pdf" | "text/plain" | "text/csv" | "application/zip" | "application/msword" | "application/vnd.ms-excel" | "application/vnd.ms-powerpoint" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/vnd.openxmlformats-officedocument.presentationml.presentation" | "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.spreadsheet" | "application/vnd.oasis.opendocument.presentation" | "video/mp4" | "video/quicktime" | "video/webm" | "audio/mpeg" | "audio/wav" | "audio/x-m4a" | "audio/flac")[];
            /**
             * @description Whether customers and agents may record their voice
             * @default false
             */
            voiceNotes: boolean;
            /**
             * @description Whether customers and agents may record short videos
             * @default false
             */
            videoNotes: boolean;
            /**
             * @description So long a voice or video note may be; its bytes count as those of any file
             * @default 120
             */
            recordingSeconds: number;
            /**
             * @description So long the address of a file is good
             * @default 300
             */
            attachmentUrlSeconds: number;
            /**
             * @description Files in one chat
             * @default 1000
             */
            attachmentMaxFilesPerChat: number;
            /**
             * @description Of all files of one chat
             * @default 2147483648
             */
            attachmentMaxBytesPerChat: number;
            /**
             * @description Of what a customer uploaded, in all chats
             * @default 2147483648
             */
            attachmentMaxBytesPerCustomer: number;
            /**
             * @description Longest permitted time, in seconds, until an identity token expires
             * @default 86400
             */
            identityTokenMaxSeconds: number;
            /**
             * @description An active chat is closed when the agent had the last word and nobody has written for this time; 0: never
             * @default 1800
             */
            autoCloseAfterSeconds: number;
            /**
             * @description A waiting chat is closed as abandoned when its customer has been disconnected for this time; 0: never
             * @default 180
             */
            abandonAfterDisconnectSeconds: number;
            /**
             * @description Whether a chat can be started while no agent is online or busy
             * @default true
             */
            acceptWhenNobodyOnline: boolean;
            /**
             * @description Whether customers can start chats outside the opening hours
             * @default false
             */
            acceptWhenClosed: boolean;
            /**
             * @description What becomes of chats that wait at closing time: they keep their place, or become messages that are answered by e-mail, where the customer has said something and left an address
             * @default keep
             * @enum {string}
             */
            waitingAtClosing: "keep" | "message";
            /** @description Skills that a chat asks for, or prefers, by the language of the page that it is started from */
            localeSkills: components["schemas"]["LocaleSkillSetting"][];
            /**
             * @description A customer who returns within so many days goes to the agent of the last chat, while that one is free; 0: like all others
             * @default 0
             */
            stickyDays: number;
            /**
             * @description A customer who waits so long for a reply is shown as to be answered soon, where no target says when
             * @default 120
             */
            replySoonSeconds: number;
            /**
             * @description A customer who waits so long for a reply is shown as answered late, where no target says when
             * @default 300
             */
            replyLateSeconds: number;
            /**
             * @description So long before a chat is due by its target its agent and supervisors are told; at most half of the target
             * @default 60
             */
            dueSoonSeconds: number;
            /**
             * @description Whether an agent is told who watches its chat, unless the supervisor who begins to watch says otherwise
             * @default true
             */
            agentSeesWatchers: boolean;
            /**
             * @description Minutes within which the author of a message may edit it; 0: nobody may
             * @default 15
             */
            editMinutes: number;
            /**
             * @description Whether an agent sees what a customer types before it is sent; the widget tells the customer so
             * @default false
             */
            typingPreview: boolean;
            /**
             * @description Days after its close in which what was said in a chat is kept: then messages, files and notes are erased for good, and figures stay; null: always
             * @default null
             */
            retentionDays: number | null;
            /**
             * @description A message that an agent sends waits at the desk for this time, and can be taken back; 0: it goes at once
             * @default 0
             */
            undoSendSeconds: number;
            /**
             * @description Chats started, messages left and transcripts asked for by e-mail from one IP address, each; 0: no limit
             * @default 30
             */
            maxNewChatsPerMinute: number;
            /**
             * @description Chats started and messages left, each, by all who come from one site together; 0: no limit
             * @default 0
             */
            maxNewChatsPerMinuteOfSite: number;
            /**
             * @description Messages that all customers of one site send together; 0: no limit
             * @default 0
             */
            maxMessagesPerMinuteOfSite: number;
            /**
             * @description Messages that all customers of one IP address, or of IPv6 one /64, send together; 0: no limit
             * @default 0
             */
            maxMessagesPerMinuteOfNetwork: number;
            /**
             * @description An agent who does nothing for so long is away
             * @default 900
             */
            awayAfterSeconds: number;
            /**
             * @description An agent whose last socket dropped counts as there for so long
             * @default 30
             */
            disconnectGraceSeconds: number;
            /**
             * @description The seat of a chat stays taken for up to so long after its close, for what is left to do; the agent may end it before
             * @default 0
             */
            wrapUpSeconds: number;
            /**
             * @description An agent who got a chat is given no other by routing for so long
             * @default 0
             */
            breathingSeconds: number;
            /**
             * @description Chats at a time for every agent without a limit of their own; 0: none
             * @default 5
             */
            maxConcurrentChats: number;
            /**
             * @description Within so many seconds a chat ought to be answered: the T of the service level
             * @default 60
             */
            serviceLevelSeconds: number;
            /**
             * @description Whoever leaves the queue within so many seconds could not have been answered, and is no abandonment in rates
             * @default 10
             */
            shortAbandonSeconds: number;
            /**
             * @description By which formula of docs/metrics.md the service level is told
             * @default answered_within_of_offered
             * @enum {string}
             */
            serviceLevelFormula: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
            /**
             * @description Days after which entries of the audit log are removed; null: never
             * @default 730
             */
            auditRetentionDays: number | null;
            /**
             * @description Chats of an agent whose last socket dropped go back to the queue after so long, counted from the drop
             * @default 60
             */
            requeueAfterDisconnectSeconds: number;
            /** @description How many seats of its agent a chat takes, by priority, skill and team; of several rules that fit it the heaviest counts, without one it takes one */
            chatWeights: components["schemas"]["ChatWeightSetting"][];
            /**
             * @description So long an agent who is offered a chat may accept it; 0: chats are assigned without asking
             * @default 0
             */
            offerTimeoutSeconds: number;
            /**
             * @description So long a wait counts as one level of priority; null: waiting changes nothing
             * @default null
             */
            priorityAgingSeconds: number | null;
            /**
             * @description So long after an answer was due by its target a chat goes from its agent back to the queue, and the agent is away; null: never
             * @default null
             */
            takeBackAfterOverdueSeconds: number | null;
            /**
             * @description So long a chat may be left unanswered, within its opening hours, before the members of its team who are online are called; null: they are not
             * @default null
             */
            escalateToTeamAfterSeconds: number | null;
            /**
             * @description So long a chat may be left unanswered, within its opening hours, before supervisors are called; null: they are not
             * @default null
             */
            escalateToSupervisorsAfterSeconds: number | null;
            /**
             * @description So long a chat is not offered again to an agent who declined it, let the offer expire or gave it back
             * @default 30
             */
            declineCooldownSeconds: number;
            /** @description Your own systems that are asked about each customer who starts a chat; docs/context-sources.md says how */
            contextSources: components["schemas"]["ContextSourceSetting"][];
            /** @description The service that messages are translated by, with the interface of LibreTranslate; without one nothing is sent anywhere. docs/translation.md says how */
            translators: components["schemas"]["TranslatorSetting"][];
            /**
             * @description The language of your staff: chats from pages in another one are translated both ways, where a translator is set; null: none are
             * @default null
             * @enum {string|null}
             */
            translateTo: "ar" | "az" | "bg" | "bn" | "ca" | "cs" | "da" | "de" | "el" | "en" | "eo" | "es" | "et" | "eu" | "fa" | "fi" | "fr" | "ga" | "gl" | "he" | "hi" | "hu" | "id" | "it" | "ja" | "ko" | "ky" | "lt" | "lv" | "ms" | "nb" | "nl" | "pl" | "pt" | "ro" | "ru" | "sk" | "sl" | "sq" | "sr" | "sv" | "th" | "tl" | "tr" | "uk" | "ur" | "vi" | "zh" | null;
            /** @description How the widget looks and what it asks; docs/widget.md says more, and `PATCH /widget/settings` changes parts of it */
            widget: components["schemas"]["WidgetSettings"];
        };
        SettingsChange: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["WhoChanged"] | null;
            changes: components["schemas"]["SettingChange"][];
        };
        SettingsPatch: {
            /**
             * Format: uuid
             * @description The opening hours of the installation; null: it is always open. A team may have its own
             * @default null
             */
            hoursId: string | null;
            /**
             * @description Which chats agents see besides those that they have, had or are offered: `waiting`: all that wait; `team`: those that wait for a team of theirs; `own`: none
             * @default waiting
             * @enum {string}
             */
            agentsSee: "own" | "team" | "waiting";
            /**
             * @description Which chats supervisors see besides their own: `all`, or those of the teams that they are in (`team`); admins see all
             * @default all
             * @enum {string}
             */
            supervisorsSee: "team" | "all";
            /** @description By language, what the system says first in a chat that a customer starts; a team may say something else */
            greeting?: components["schemas"]["Greeting"];
            /**
             * @description Messages per second that a socket may send; 0 means no limit
             * @default 20
             */
            maxMessagesPerSecond: number;
            /**
             * @description Events per second that a socket may send, messages included; 0 means no limit
             * @default 50
             */
            maxEventsPerSecond: number;
            /**
             * @description Attempts per minute to sign in from one address; 0 means no limit
             * @default 10
             */
            maxLoginsPerMinute: number;
            /**
             * @description Of one file
             * @default 10485760
             */
            attachmentMaxBytes: number;
            /**
             * @description What is known by its content; markup and scripts never are
             * @default [
             *       "image/png",
             *       "image/jpeg",
             *       "image/gif",
             *       "image/webp",
             *       "application/pdf",
             *       "text/plain",
             *       "text/csv",
             *       "application/msword",
             *       "application/vnd.ms-excel",
             *       "application/vnd.ms-powerpoint",
             *       "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
             *       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
             *       "application/vnd.openxmlformats-officedocument.presentationml.presentation",
             *       "application/vnd.oasis.opendocument.text",
             *       "application/vnd.oasis.opendocument.spreadsheet",
             *       "application/vnd.oasis.opendocument.presentation"
             *     ]
             */
            attachmentTypes: ("image/png" | "image/jpeg" | "image/gif" | "image/webp" | "application/pdf" | "text/plain" | "text/csv" | "application/zip" | "application/msword" | "application/vnd.ms-excel" | "application/vnd.ms-powerpoint" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/vnd.openxmlformats-officedocument.presentationml.presentation" | "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.spreadsheet" | "application/vnd.oasis.opendocument.presentation" | "video/mp4" | "video/quicktime" | "video/webm" | "audio/mpeg" | "audio/wav" | "audio/x-m4a" | "audio/flac")[];
            /**
             * @description Whether customers and agents may record their voice
             * @default false
             */
            voiceNotes: boolean;
            /**
             * @description Whether customers and agents may record short videos
             * @default false
             */
            videoNotes: boolean;
            /**
             * @description So long a voice or video note may be; its bytes count as those of any file
             * @default 120
             */
            recordingSeconds: number;
            /**
             * @description So long the address of a file is good
             * @default 300
             */
            attachmentUrlSeconds: number;
            /**
             * @description Files in one chat
             * @default 1000
             */
            attachmentMaxFilesPerChat: number;
            /**
             * @description Of all files of one chat
             * @default 2147483648
             */
            attachmentMaxBytesPerChat: number;
            /**
             * @description Of what a customer uploaded, in all chats
             * @default 2147483648
             */
            attachmentMaxBytesPerCustomer: number;
            /**
             * @description Longest permitted time, in seconds, until an identity token expires
             * @default 86400
             */
            identityTokenMaxSeconds: number;
            /**
             * @description An active chat is closed when the agent had the last word and nobody has written for this time; 0: never
             * @default 1800
             */
            autoCloseAfterSeconds: number;
            /**
             * @description A waiting chat is closed as abandoned when its customer has been disconnected for this time; 0: never
             * @default 180
             */
            abandonAfterDisconnectSeconds: number;
            /**
             * @description Whether a chat can be started while no agent is online or busy
             * @default true
             */
            acceptWhenNobodyOnline: boolean;
            /**
             * @description Whether customers can start chats outside the opening hours
             * @default false
             */
            acceptWhenClosed: boolean;
            /**
             * @description What becomes of chats that wait at closing time: they keep their place, or become messages that are answered by e-mail, where the customer has said something and left an address
             * @default keep
             * @enum {string}
             */
            waitingAtClosing: "keep" | "message";
            /** @description Skills that a chat asks for, or prefers, by the language of the page that it is started from */
            localeSkills?: components["schemas"]["LocaleSkillSetting"][];
            /**
             * @description A customer who returns within so many days goes to the agent of the last chat, while that one is free; 0: like all others
             * @default 0
             */
            stickyDays: number;
            /**
             * @description A customer who waits so long for a reply is shown as to be answered soon, where no target says when
             * @default 120
             */
            replySoonSeconds: number;
            /**
             * @description A customer who waits so long for a reply is shown as answered late, where no target says when
             * @default 300
             */
            replyLateSeconds: number;
            /**
             * @description So long before a chat is due by its target its agent and supervisors are told; at most half of the target
             * @default 60
             */
            dueSoonSeconds: number;
            /**
             * @description Whether an agent is told who watches its chat, unless the supervisor who begins to watch says otherwise
             * @default true
             */
            agentSeesWatchers: boolean;
            /**
             * @description Minutes within which the author of a message may edit it; 0: nobody may
             * @default 15
             */
            editMinutes: number;
            /**
             * @description Whether an agent sees what a customer types before it is sent; the widget tells the customer so
             * @default false
             */
            typingPreview: boolean;
            /**
             * @description Days after its close in which what was said in a chat is kept: then messages, files and notes are erased for good, and figures stay; null: always
             * @default null
             */
            retentionDays: number | null;
            /**
             * @description A message that an agent sends waits at the desk for this time, and can be taken back; 0: it goes at once
             * @default 0
             */
            undoSendSeconds: number;
            /**
             * @description Chats started, messages left and transcripts asked for by e-mail from one IP address, each; 0: no limit
             * @default 30
             */
            maxNewChatsPerMinute: number;
            /**
             * @description Chats started and messages left, each, by all who come from one site together; 0: no limit
             * @default 0
             */
            maxNewChatsPerMinuteOfSite: number;
            /**
             * @description Messages that all customers of one site send together; 0: no limit
             * @default 0
             */
            maxMessagesPerMinuteOfSite: number;
            /**
             * @description Messages that all customers of one IP address, or of IPv6 one /64, send together; 0: no limit
             * @default 0
             */
            maxMessagesPerMinuteOfNetwork: number;
            /**
             * @description An agent who does nothing for so long is away
             * @default 900
             */
            awayAfterSeconds: number;
            /**
             * @description An agent whose last socket dropped counts as there for so long
             * @default 30
             */
            disconnectGraceSeconds: number;
            /**
             * @description The seat of a chat stays taken for up to so long after its close, for what is left to do; the agent may end it before
             * @default 0
             */
            wrapUpSeconds: number;
            /**
             * @description An agent who got a chat is given no other by routing for so long
             * @default 0
             */
            breathingSeconds: number;
            /**
             * @description Chats at a time for every agent without a limit of their own; 0: none
             * @default 5
             */
            maxConcurrentChats: number;
            /**
             * @description Within so many seconds a chat ought to be answered: the T of the service level
             * @default 60
             */
            serviceLevelSeconds: number;
            /**
             * @description Whoever leaves the queue within so many seconds could not have been answered, and is no abandonment in rates
             * @default 10
             */
            shortAbandonSeconds: number;
            /**
             * @description By which formula of docs/metrics.md the service level is told
             * @default answered_within_of_offered
             * @enum {string}
             */
            serviceLevelFormula: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
            /**
             * @description Days after which entries of the audit log are removed; null: never
             * @default 730
             */
            auditRetentionDays: number | null;
            /**
             * @description Chats of an agent whose last socket dropped go back to the queue after so long, counted from the drop
             * @default 60
             */
            requeueAfterDisconnectSeconds: number;
            /** @description How many seats of its agent a chat takes, by priority, skill and team; of several rules that fit it the heaviest counts, without one it takes one */
            chatWeights?: components["schemas"]["ChatWeightSetting"][];
            /**
             * @description So long an agent who is offered a chat may accept it; 0: chats are assigned without asking
             * @default 0
             */
            offerTimeoutSeconds: number;
            /**
             * @description So long a wait counts as one level of priority; null: waiting changes nothing
             * @default null
             */
            priorityAgingSeconds: number | null;
            /**
             * @description So long after an answer was due by its target a chat goes from its agent back to the queue, and the agent is away; null: never
             * @default null
             */
            takeBackAfterOverdueSeconds: number | null;
            /**
             * @description So long a chat may be left unanswered, within its opening hours, before the members of its team who are online are called; null: they are not
             * @default null
             */
            escalateToTeamAfterSeconds: number | null;
            /**
             * @description So long a chat may be left unanswered, within its opening hours, before supervisors are called; null: they are not
             * @default null
             */
            escalateToSupervisorsAfterSeconds: number | null;
            /**
             * @description So long a chat is not offered again to an agent who declined it, let the offer expire or gave it back
             * @default 30
             */
            declineCooldownSeconds: number;
            /** @description Your own systems that are asked about each customer who starts a chat; docs/context-sources.md says how */
            contextSources?: components["schemas"]["ContextSourceSetting"][];
            /** @description The service that messages are translated by, with the interface of LibreTranslate; without one nothing is sent anywhere. docs/translation.md says how */
            translators?: components["schemas"]["TranslatorSetting"][];
            /**
             * @description The language of your staff: chats from pages in another one are translated both ways, where a translator is set; null: none are
             * @default null
             * @enum {string|null}
             */
            translateTo: "ar" | "az" | "bg" | "bn" | "ca" | "cs" | "da" | "de" | "el" | "en" | "eo" | "es" | "et" | "eu" | "fa" | "fi" | "fr" | "ga" | "gl" | "he" | "hi" | "hu" | "id" | "it" | "ja" | "ko" | "ky" | "lt" | "lv" | "ms" | "nb" | "nl" | "pl" | "pt" | "ro" | "ru" | "sk" | "sl" | "sq" | "sr" | "sv" | "th" | "tl" | "tr" | "uk" | "ur" | "vi" | "zh" | null;
            /** @description How the widget looks and what it asks; docs/widget.md says more, and `PATCH /widget/settings` changes parts of it */
            widget?: components["schemas"]["WidgetSettings"];
        };
        SignIn: {
            /** Format: email */
            email: string;
            password: string;
            /** @description Needed after `auth.code_needed`: a code of the authenticator, or a recovery code */
            code?: string;
        };
        SimulatedFigures: {
            /** @description Answered within `serviceLevelSeconds`, of all that came */
            serviceLevel: number | null;
            asaSeconds: number | null;
            p90Seconds: number | null;
            longestWaitSeconds: number | null;
            abandonment: number | null;
            answered: number | null;
            /** @description Nobody was ever there for them */
            unserved: number | null;
            /** @description Of the seats while agents were there, those taken, by wrapping up as well */
            occupancy: number | null;
            /** @description Of the agents’ time, that with any seat taken */
            busy: number | null;
            agents: number | null;
        };
        SimulatedHour: {
            /** @description Since the beginning of the span */
            fromSeconds: number;
            chats: number;
            /** @description Mean wait in seconds, of all that came then */
            happened: number;
            before: number;
            after: number;
        };
        SimulatedSkill: {
            /** @description `(none)`: chats that ask for none */
            name: string;
            before: components["schemas"]["SimulatedFigures"];
            after: components["schemas"]["SimulatedFigures"];
        };
        Simulation: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "running" | "done" | "failed" | "cancelled";
            progress: number;
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            changes: components["schemas"]["SimulationChanges"];
            serviceLevelSeconds: number;
            /** Format: date-time */
            createdAt: string;
            result: components["schemas"]["SimulationResult"] | null;
            /** @enum {string|null} */
            failure: "no_chats" | "nobody_there" | "agent_not_there" | "too_many_chats" | "interrupted" | "failed" | null;
        };
        SimulationChanges: {
            /** @description So many agents more */
            addAgents?: number;
            /**
             * Format: uuid
             * @description They are like this agent was; without it they have all skills, the usual limit, and are there whenever anybody was
             */
            likeAgentId?: string;
            /** @description Limit of everybody */
            maxConcurrentChats?: number;
            /** @description As the setting; null: waiting changes nothing */
            priorityAgingSeconds?: number | null;
            /**
             * @description Which chat goes first; `due`: by the targets as they are now
             * @enum {string}
             */
            queueOrder?: "priority" | "due";
            /** @description What tells two agents apart, in this order */
            rank?: ("preferredSkills" | "lowestLoadRatio" | "fewestSpareLevels" | "longestSinceLastAssignment" | "skillFit")[];
        };
        SimulationResult: {
            chats: number;
            /** @description Pairs of runs with the same customers, of which the figures are means */
            runs: number;
            /** @description How it really was */
            happened: components["schemas"]["Happened"];
            /** @description Simulated as it was: how well the model fits */
            before: components["schemas"]["SimulatedFigures"];
            /** @description Simulated with what is different */
            after: components["schemas"]["SimulatedFigures"];
            /** @description `after` minus `before` by figure: the mean of the pairs and its standard error */
            difference: Record<string, never>;
            skills: components["schemas"]["SimulatedSkill"][];
            /** @description By the hour in which chats came */
            hours: components["schemas"]["SimulatedHour"][];
        };
        Skill: {
            name: string;
            description: string | null;
            /** @description Whether customers may ask for the skill */
            public: boolean;
        };
        SkillPatch: {
            name?: string;
            /** @description Null when it is blank */
            description?: string | null;
            public?: boolean;
        };
        SkillRequest: {
            name: string;
            /** @default 1 */
            minLevel: number;
            /** @default true */
            required: boolean;
            /** @description A preferred skill is dropped after so long a wait. Only with `required: false` */
            relaxAfterSeconds?: number;
        };
        SourceTest: {
            /** @enum {string} */
            status: "ok" | "pending" | "slow" | "failed";
            cards: components["schemas"]["ContextCard"][];
            /** @description From the request to the end of the answer */
            durationMs: number;
            /** @description Why it cannot be used */
            error: string | null;
        };
        StartChat: {
            /** @description A JWT signed with the identity secret. The customer with its external id is found or created, and is `verified`. Otherwise 401 `identity.invalid` */
            identityToken?: string;
            /** @description Required unless a token or `customerId` identifies the customer */
            customer?: components["schemas"]["CustomerInput"];
            /**
             * Format: uuid
             * @description Staff only: a customer who is known, instead of `customer`
             */
            customerId?: string;
            /**
             * @description Staff only: you take the chat yourself at once, as by `POST /chats/{id}/claim`. Where that is refused nothing is started
             * @default false
             */
            claim: boolean;
            /** @description First message of the customer, also when staff start the chat */
            message?: string;
            /** @description Staff only: first message of the agent who starts the chat. It precedes `message` and does not count as a response */
            greeting?: string;
            subject?: string | null;
            skills?: components["schemas"]["SkillRequest"][];
            /**
             * Format: uuid
             * @description The team that the chat is for; for customers, a public one
             */
            teamId?: string;
            /** @description Instead of `teamId`: the name of the team */
            team?: string;
            /**
             * @description Staff only
             * @enum {string}
             */
            priority?: "low" | "normal" | "high" | "urgent";
            /** @description At most 16384 bytes of JSON */
            metadata?: Record<string, never>;
            /** @description The customer’s language, BCP 47 */
            locale?: string;
            page?: components["schemas"]["Page"];
        };
        StartSimulation: {
            /**
             * Format: date-time
             * @description Chats created at or after
             */
            from: string;
            /**
             * Format: date-time
             * @description Chats created before; not in the future
             */
            to: string;
            /** @description Nothing: how well the model fits */
            changes: components["schemas"]["SimulationChanges"];
        };
        StartedChat: {
            chat: components["schemas"]["Chat"];
            /** @description Bearer token of the customer for its own chats, over REST and sockets */
            customerToken: string;
            queue: components["schemas"]["QueuePosition"];
        };
        StatusInterval: {
            /** @enum {string} */
            status: "online" | "busy" | "away" | "offline";
            /** @enum {string} */
            reason: "selected" | "connected" | "disconnected" | "inactive" | "at_capacity" | "supervisor" | "missed_offer" | "missed_reply";
            /** @description Why a supervisor set it, in words */
            note: string | null;
            /** @description The supervisor who set it */
            by: components["schemas"]["Supervisor"] | null;
            /** Format: date-time */
            from: string;
            /**
             * Format: date-time
             * @description Null for the present one
             */
            to: string | null;
        };
        Supervisor: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        Sweep: {
            sweep: string;
            /** @description Events that it made: what time brought about, or what had been lost */
            repaired: number;
            /** Format: date-time */
            repairedAt: string | null;
            /** @description Runs that failed; the next one runs at its time */
            failed: number;
            /** Format: date-time */
            failedAt: string | null;
        };
        SwitchTranslation: {
            on: boolean;
            /**
             * @description What its customer’s messages are translated to; absent: `translateTo`
             * @enum {string}
             */
            language?: "ar" | "az" | "bg" | "bn" | "ca" | "cs" | "da" | "de" | "el" | "en" | "eo" | "es" | "et" | "eu" | "fa" | "fi" | "fr" | "ga" | "gl" | "he" | "hi" | "hu" | "id" | "it" | "ja" | "ko" | "ky" | "lt" | "lv" | "ms" | "nb" | "nl" | "pl" | "pt" | "ro" | "ru" | "sk" | "sl" | "sq" | "sr" | "sv" | "th" | "tl" | "tr" | "uk" | "ur" | "vi" | "zh";
            /**
             * @description What messages of staff are translated to; absent: the language of the page, else that in which the customer writes
             * @enum {string}
             */
            customerLanguage?: "ar" | "az" | "bg" | "bn" | "ca" | "cs" | "da" | "de" | "el" | "en" | "eo" | "es" | "et" | "eu" | "fa" | "fi" | "fr" | "ga" | "gl" | "he" | "hi" | "hu" | "id" | "it" | "ja" | "ko" | "ky" | "lt" | "lv" | "ms" | "nb" | "nl" | "pl" | "pt" | "ro" | "ru" | "sk" | "sl" | "sq" | "sr" | "sv" | "th" | "tl" | "tr" | "uk" | "ur" | "vi" | "zh";
        };
        System: {
            /** Format: date-time */
            at: string;
            findings: components["schemas"]["Finding"][];
            /** @description The longest running first; null while the database does not answer */
            nodes: components["schemas"]["Node"][] | null;
            /** @description Those that repaired something or failed within a day, the latest first; null while the database does not answer */
            sweeps: components["schemas"]["Sweep"][] | null;
            /** @description What waits, of all nodes; null where it cannot be read */
            backlog: components["schemas"]["Backlog"];
        };
        Tag: {
            name: string;
        };
        Tags: {
            /** @description A set: tags that differ in case only are one tag */
            tags: string[];
        };
        Target: {
            /** @enum {string} */
            priority: "low" | "normal" | "high" | "urgent";
            /**
             * Format: uuid
             * @description For the chats of this team alone; null: for all others
             */
            teamId?: string | null;
            /** @description From the start of the wait to the first answer; null: no target */
            firstResponseSeconds: number | null;
            /** @description From the first message that waits to its answer, once there was a first; null: no target */
            replySeconds: number | null;
            /**
             * @description Whether only the time within the opening hours counts
             * @default false
             */
            withinHours: boolean;
        };
        Team: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string | null;
            /** @description Whether customers may ask for the team */
            public: boolean;
            /**
             * Format: uuid
             * @description Its own opening hours; null: those of the installation
             */
            hoursId: string | null;
            /** @description So many chats at once are given to the team; null: as many as its members have room for. By hand it does not bind */
            maxConcurrentChats: number | null;
            /** @description A chat that has waited for the team so long may also go to the members of `overflowTeamIds`; null: never */
            overflowAfterSeconds: number | null;
            /** @description By language, what the system says first in a chat that a customer starts for the team; without any: what the setting `greeting` says */
            greeting: components["schemas"]["Greeting"];
            overflowTeamIds: string[];
            /** @description Ids of the agents in it, by their names */
            memberIds: string[];
        };
        TeamMembers: {
            agentIds: string[];
        };
        TeamPatch: {
            name?: string;
            /** @description Null when it is blank */
            description?: string | null;
            /** @default false */
            public: boolean;
            /**
             * Format: uuid
             * @description Its own opening hours; null: those of the installation
             */
            hoursId?: string | null;
            /** @description So many chats at once are given to the team; null: as many as its members have room for. By hand it does not bind */
            maxConcurrentChats?: number | null;
            /** @description A chat that has waited for the team so long may also go to the members of `overflowTeamIds`; null: never */
            overflowAfterSeconds?: number | null;
            /** @description By language, what the system says first in a chat that a customer starts for the team; without any: what the setting `greeting` says */
            greeting?: components["schemas"]["Greeting"];
            overflowTeamIds?: string[];
        };
        Ticket: {
            /** Format: uuid */
            id: string;
            /** @description Human-readable reference */
            reference: string;
            subject: string;
            /** @enum {string} */
            status: "open" | "pending" | "closed";
            /**
             * @description How the ticket was opened: by hand, from a chat, or by an offline message
             * @enum {string}
             */
            source: "staff" | "chat" | "offline";
            /** Format: uuid */
            customerId: string;
            customer: components["schemas"]["TicketCustomer"];
            /** Format: uuid */
            chatId: string | null;
            /** @description Text of the offline message; null for other sources */
            message: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            closedAt: string | null;
        };
        TicketAnswer: {
            text: string;
        };
        TicketCustomer: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string | null;
        };
        TicketMail: {
            /** Format: uuid */
            id: string;
            /**
             * @description `reply`: it came in
             * @enum {string}
             */
            kind: "transcript" | "answer" | "ready" | "reply";
            /**
             * Format: email
             * @description To whom it goes; of a reply, from whom it came
             */
            address: string;
            /** @description Of a reply: who sent it */
            sender: components["schemas"]["MailSender"] | null;
            /** @description The member of staff who wrote it */
            author: components["schemas"]["MailAuthor"] | null;
            /** @description Of a reply, without what it quotes; null where it could not be read */
            text: string | null;
            /** @description Whether a reply says more, at `/original` */
            hasOriginal: boolean;
            /** @description Files that came with a reply */
            attachments: components["schemas"]["Attachment"][];
            /** @description Files that came with a reply, and were not kept */
            leftOut: components["schemas"]["LeftOutFile"][];
            /**
             * @description `sent`: a mail server has taken it. `received`: it came in
             * @enum {string}
             */
            state: "queued" | "sent" | "failed" | "received";
            /** @description Why the last try failed */
            error: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            sentAt: string | null;
        };
        TicketPatch: {
            subject?: string;
            /** @enum {string} */
            status?: "open" | "pending" | "closed";
        };
        TicketReceipt: {
            /** Format: uuid */
            id: string;
            reference: string;
            /** @enum {string} */
            status: "open" | "pending" | "closed";
            /** @description First line of the message */
            subject: string;
            /** Format: date-time */
            createdAt: string;
        };
        TicketSubject: {
            subject: string;
        };
        TimeInStatus: {
            day: string;
            /** @enum {string} */
            status: "online" | "busy" | "away" | "offline";
            seconds: number;
        };
        TimeSeries: {
            /** @enum {string} */
            metric: "started" | "answered" | "abandoned" | "closed" | "waitSeconds" | "firstResponseSeconds" | "responseSeconds" | "handleSeconds" | "heldSeconds" | "serviceLevel" | "rating" | "occupancy" | "queued" | "transfers" | "firstResponseAttainment" | "replyAttainment";
            /** @enum {string} */
            interval: "quarter" | "hour" | "day" | "week";
            data: components["schemas"]["Point"][];
        };
        Topic: {
            name: string;
            description: string | null;
            /**
             * @description Whether a chat about it asks for a `team` or for `skills`
             * @enum {string}
             */
            kind: "team" | "skill";
        };
        TotpCode: {
            code: string;
        };
        TotpProof: {
            password?: string;
            /** @description A code of the authenticator, or a recovery code */
            code?: string;
        };
        Transcript: {
            chat: components["schemas"]["Chat"];
            messages: components["schemas"]["TranscriptMessage"][];
            /** @description For staff */
            notes?: components["schemas"]["Note"][];
        };
        TranscriptMail: {
            /** Format: uuid */
            id: string;
            /** Format: email */
            address: string;
            /** @enum {string} */
            state: "queued" | "sent" | "failed";
        };
        TranscriptMailRequest: {
            /**
             * Format: email
             * @description Where the transcript goes
             */
            email: string;
        };
        TranscriptMessage: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            chatId: string;
            /** @description 1, 2, 3 … within the chat, without a gap */
            seq: number;
            clientMessageId: string | null;
            sender: components["schemas"]["Sender"];
            text: string | null;
            /** Format: uuid */
            cannedResponseId: string | null;
            /** @description The message that it answers, as that is now */
            replyTo: components["schemas"]["QuotedMessage"] | null;
            /** @description Content of a system message in machine-readable form */
            notice?: components["schemas"]["Notice"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its author changed the text last
             */
            editedAt: string | null;
            /** @description Present where they were asked for */
            translations?: components["schemas"]["MessageTranslation"][];
            /** Format: date-time */
            deletedAt: string | null;
            attachments: components["schemas"]["NamedFile"][];
        };
        Transfer: {
            /**
             * Format: uuid
             * @description To this agent
             */
            agentId?: string;
            /** @description Back to the queue, for somebody with these skills */
            skills?: components["schemas"]["SkillRequest"][];
            /**
             * Format: uuid
             * @description Back to the queue, for this team from now on; null: for no team. Without it the chat stays for the team that it is for
             */
            teamId?: string | null;
            /** @description Only staff see it */
            note?: string | null;
            /**
             * @description Warm: you keep the chat until the other has accepted it
             * @default false
             */
            ask: boolean;
        };
        Transfers: {
            count: number;
            /** @description Of those that an agent had */
            perChat: number | null;
        };
        TranslatorSetting: {
            name: string;
            /** @description What `/translate` is below */
            url: string;
            /**
             * @description Time budget of one request
             * @default 5000
             */
            timeoutMs: number;
            /** @description `api_key` of the requests, empty for none; never shown. Without it the translator keeps the one that it has */
            key?: string;
        };
        Upload: {
            /** @description One file, with its name */
            file: string;
        };
        User: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: email */
            email: string;
            /** @enum {string} */
            role: "agent" | "supervisor" | "admin";
            /** @description Address of the picture, relative to the server. It may be cached for ever */
            avatarUrl: string | null;
            /** @description Whether a sign-in needs a code of an authenticator */
            secondFactor: boolean;
        };
        UserPatch: {
            name?: string;
            /** @enum {string} */
            role?: "agent" | "supervisor" | "admin";
            active?: boolean;
            /** @description Compared in a normalised Unicode form, so that it does not matter how a keyboard composes accents */
            password?: string;
            maxConcurrentChats?: number | null;
        };
        UsesByAgent: {
            /** Format: uuid */
            agentId: string;
            count: number;
        };
        ViewPatch: {
            /** @description No two of an owner are the same, whatever the case */
            name?: string;
            /** @description Parameters of `GET /chats` but `limit` and `cursor`, by the same rules: sets are text with commas */
            filters?: {
                [key: string]: unknown;
            };
            /**
             * @description Shown to all who work here; supervisors and admins only
             * @default false
             */
            shared: boolean;
        };
        Wait: {
            low: number;
            high: number;
        };
        WaitRange: {
            low: number;
            high: number;
        };
        WaitingFor: {
            /** @description What stands between the chat and the nearest agents */
            code: string;
            /** @description How many agents are that near */
            agents: number;
            /** @description Required skills nobody has */
            skills: string[];
            /**
             * Format: uuid
             * @description For whom alone a chat is kept that comes back from hold
             */
            agentId?: string;
            /**
             * Format: date-time
             * @description When that ends for the first of them; for `cooling_down` (turned it down) and `breathing` (has just got another) alone
             */
            until?: string;
        };
        WallLink: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Maker"];
        };
        Webhook: {
            /** Format: uuid */
            id: string;
            url: string;
            events: ("*" | "queue.changed" | "chat.assigned" | "chat.offered" | "chat.offer_ended" | "chat.context_updated" | "chat.transferred" | "chat.held" | "chat.resumed" | "chat.closed" | "chat.updated" | "chat.hand_changed" | "chat.due_soon" | "chat.overdue" | "chat.escalated" | "message.created" | "message.edited" | "message.translated" | "message.deleted" | "message.read" | "attachment.updated" | "note.created" | "mention.created" | "customer.presence" | "customer.changed" | "ticket.changed" | "canned.changed" | "settings.changed" | "team.changed" | "hours.changed" | "agent.status")[];
            description: string | null;
            /** @description Whether anything is sent */
            active: boolean;
            /**
             * @description `gone`: the receiver answered 410. `failing`: 20 attempts in a row failed, over a day or more
             * @enum {string|null}
             */
            disabledReason: "gone" | "failing" | null;
            /** Format: date-time */
            disabledAt: string | null;
            /** @description Attempts that failed since the last one that succeeded */
            failures: number;
            /** Format: date-time */
            failingSince: string | null;
            /** @description Why the last attempt failed */
            lastError: string | null;
            /**
             * Format: date-time
             * @description Until then the previous secret signs as well
             */
            previousSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        WebhookAnswer: {
            /**
             * Format: date-time
             * @description When the attempt began
             */
            at: string;
            status: number;
            /** @description Some of its headers, such as `content-type` and `retry-after` */
            headers: {
                [key: string]: string;
            };
            /** @description Its first 2,048 bytes; null when it is not UTF-8, or empty */
            body: string | null;
            /** @description Whether there was more than `body` shows, or it did not come within a second */
            truncated: boolean;
        };
        WebhookAttempt: {
            /** Format: date-time */
            at: string;
            /** @description HTTP status of the answer; null when there was none */
            status: number | null;
            durationMs: number;
            /** @description Absent when it succeeded */
            error?: string;
        };
        WebhookPatch: {
            /** @description http or https, without credentials; public, unless WEBHOOK_ALLOW_PRIVATE is set */
            url?: string;
            /** @description `*` stands for all of them */
            events?: ("*" | "queue.changed" | "chat.assigned" | "chat.offered" | "chat.offer_ended" | "chat.context_updated" | "chat.transferred" | "chat.held" | "chat.resumed" | "chat.closed" | "chat.updated" | "chat.hand_changed" | "chat.due_soon" | "chat.overdue" | "chat.escalated" | "message.created" | "message.edited" | "message.translated" | "message.deleted" | "message.read" | "attachment.updated" | "note.created" | "mention.created" | "customer.presence" | "customer.changed" | "ticket.changed" | "canned.changed" | "settings.changed" | "team.changed" | "hours.changed" | "agent.status")[];
            /** @description Null when it is blank */
            description?: string | null;
            /** @description One that is switched on again begins without its failures, and with what still waits */
            active?: boolean;
        };
        WebhookWithSecret: {
            /** Format: uuid */
            id: string;
            url: string;
            events: ("*" | "queue.changed" | "chat.assigned" | "chat.offered" | "chat.offer_ended" | "chat.context_updated" | "chat.transferred" | "chat.held" | "chat.resumed" | "chat.closed" | "chat.updated" | "chat.hand_changed" | "chat.due_soon" | "chat.overdue" | "chat.escalated" | "message.created" | "message.edited" | "message.translated" | "message.deleted" | "message.read" | "attachment.updated" | "note.created" | "mention.created" | "customer.presence" | "customer.changed" | "ticket.changed" | "canned.changed" | "settings.changed" | "team.changed" | "hours.changed" | "agent.status")[];
            description: string | null;
            /** @description Whether anything is sent */
            active: boolean;
            /**
             * @description `gone`: the receiver answered 410. `failing`: 20 attempts in a row failed, over a day or more
             * @enum {string|null}
             */
            disabledReason: "gone" | "failing" | null;
            /** Format: date-time */
            disabledAt: string | null;
            /** @description Attempts that failed since the last one that succeeded */
            failures: number;
            /** Format: date-time */
            failingSince: string | null;
            /** @description Why the last attempt failed */
            lastError: string | null;
            /**
             * Format: date-time
             * @description Until then the previous secret signs as well
             */
            previousSecretUntil: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description Signs what is sent, by the Standard Webhooks specification; shown this once */
            secret: string;
        };
        WeeklyHours: {
            /** @description 1 is Monday */
            day: number;
            from: string;
            /** @description Not included; at most 24:00 */
            to: string;
        };
        WhoChanged: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        WidgetConfig: {
            /** @description Whether an agent is online or busy */
            online: boolean;
            /**
             * Format: date-time
             * @description When it opens again; null while it is open
             */
            opensAt: string | null;
            /** @description Whether a chat may be started now; otherwise a message can be left */
            acceptsChats: boolean;
            /** @description Public teams and skills */
            topics: components["schemas"]["Topic"][];
            /** @description Of somebody who starts a chat now */
            estimatedWaitSeconds: components["schemas"]["Wait"] | null;
            /** @description So long a customer may edit what it sent; 0: not at all */
            editMinutes: number;
            /** @description Whether the agent sees what is typed before it is sent, of which the customer has to be told */
            typingPreview: boolean;
            /** @description Whether a customer can have the transcript of its chat sent by e-mail */
            mailsTranscripts: boolean;
            attachments: components["schemas"]["AttachmentLimits"];
            /** @description Null: no voice or video notes */
            recordings: components["schemas"]["RecordingLimits"] | null;
            /** @description Whether staff may write in another language than that of the page, and be translated */
            translates: boolean;
            theme: components["schemas"]["WidgetTheme"];
            texts: {
                [key: string]: string;
            };
            fields: components["schemas"]["WidgetField"][];
            showPosition: boolean;
            team: components["schemas"]["Face"][];
            languages: ("en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "pl" | "tr" | "ar" | "he" | "ja")[];
            /** @description A chat started so soon after the last one continues it */
            reopenWithinSeconds: number;
            poweredBy: boolean;
        };
        WidgetField: {
            /** @enum {string} */
            name: "name" | "email" | "phone";
            required: boolean;
        };
        WidgetOrigins: {
            origins: string[];
        };
        WidgetSettings: {
            theme: components["schemas"]["WidgetTheme"];
            /** @description By language: words of the widget that the company says differently */
            texts: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /** @description What is asked before a chat, in this order */
            fields: components["schemas"]["WidgetField"][];
            /** @description Whether a waiting customer is told its place in line */
            showPosition: boolean;
            /** @description Names whose faces are shown before a chat */
            team: string[];
            /** @description Whether the widget names the program that it belongs to */
            poweredBy: boolean;
        };
        WidgetSettingsPatch: {
            theme?: components["schemas"]["WidgetThemePatch"];
            /** @description By language: words of the widget that the company says differently */
            texts?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            fields?: components["schemas"]["WidgetField"][];
            showPosition?: boolean;
            team?: string[];
            poweredBy?: boolean;
        };
        WidgetTheme: {
            /** @description Any colour; what stands on it keeps its contrast */
            colour: string;
            /** @description Of the corners, in pixels */
            radius: number;
            /**
             * @description In the direction of the text
             * @enum {string}
             */
            position: "start" | "end";
            /** @enum {string} */
            mode: "light" | "dark" | "auto";
        };
        WidgetThemePatch: {
            colour?: string;
            radius?: number;
            /** @enum {string} */
            position?: "start" | "end";
            /** @enum {string} */
            mode?: "light" | "dark" | "auto";
        };
        Workload: {
            agents: components["schemas"]["WorkloadRow"][];
            totals: components["schemas"]["WorkloadTotals"];
        };
        WorkloadRow: {
            /** Format: uuid */
            agentId: string;
            name: string;
            /** @enum {string} */
            status: "online" | "busy" | "away" | "offline";
            /** @description Seats taken; chats on hold take none */
            activeChats: number;
            /** @description Chats on hold */
            onHold: number;
            maxConcurrentChats: number;
            /** @description Chats over limit, 0–1 */
            utilisation: number;
            /** Format: date-time */
            oldestActiveSince: string | null;
            /** @description Chats in which the customer had the last word */
            waitingForReply: number;
            /**
             * Format: date-time
             * @description Since when the first of them waits
             */
            oldestReplyDueSince: string | null;
            /**
             * Format: date-time
             * @description By when the first of them is to be answered, by the targets
             */
            nextDueAt: string | null;
        };
        WorkloadTotals: {
            online: number;
            active: number;
            onHold: number;
            /** @description Seats of those online or busy */
            capacity: number;
            queued: number;
            longestWaitSeconds: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names this request in our log; the one that was sent, if it was well-formed */
        RequestId: string;
        /** @description Seconds until it makes sense to ask again */
        RetryAfter: number;
        /** @description What is left of a quota, by draft-ietf-httpapi-ratelimit-headers-10: `r` requests, and all of it again in `t` seconds */
        RateLimit: string;
        /** @description The quota: `q` requests in `w` seconds. Absent where there is no limit */
        RateLimitPolicy: string;
        /** @description Version of what is answered, for `If-Match` */
        ETag: string;
        /** @description `true` for the stored answer of an earlier request with the same `Idempotency-Key` */
        IdempotentReplayed: "true";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.bad_code" | "auth.bad_credentials" | "auth.code_needed" | "auth.password_off" | "auth.too_many_codes" | "rate.limited" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    auth_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.bad_refresh_token" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshToken"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.bad_refresh_token" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    apiKeys_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ApiKey"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    apiKeys_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKey"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "api_key.too_many" | "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    apiKeys_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "api_key.not_found" | "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    users_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description Beginnings of words, all of which must occur in name or e-mail */
                q?: string;
                /** @description Several of agent, supervisor, admin */
                role?: string[];
                active?: boolean;
                /** @description Members of any of these teams: ids, comma-separated */
                teamId?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["FullUser"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    users_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullUser"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "user.email_taken" | "validation.failed";
                    };
                };
            };
        };
    };
    users_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullUser"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    users_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FullUser"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "user.last_admin" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    users_deleteTotp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.bad_code" | "auth.forbidden" | "auth.too_many_codes" | "auth.unauthorized" | "auth.wrong_code" | "auth.wrong_password" | "totp.not_found" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    skills_list: {
        parameters: {
            query?: {
                /** @description Page size; without it all are returned */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Skill"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    skills_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSkill"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "skill.exists" | "validation.failed";
                    };
                };
            };
        };
    };
    skills_delete: {
        parameters: {
            query?: {
                force?: boolean;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "skill.in_use" | "skill.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    skills_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "skill.exists" | "skill.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    teams_list: {
        parameters: {
            query?: {
                /** @description Page size; without it all are returned */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Team"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    teams_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTeam"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "hours.unknown" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "team.exists" | "team.unknown" | "validation.failed";
                    };
                };
            };
        };
    };
    teams_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "team.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    teams_delete: {
        parameters: {
            query?: {
                force?: boolean;
            };
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "etag.stale" | "team.in_use" | "team.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    teams_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "etag.stale" | "hours.unknown" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "team.exists" | "team.not_found" | "team.unknown" | "validation.failed";
                    };
                };
            };
        };
    };
    teams_setMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamMembers"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Team"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.unknown" | "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "team.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    hours_list: {
        parameters: {
            query?: {
                /** @description Page size; without it all are returned */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Hours"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    hours_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHours"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hours"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "hours.exists" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    hours_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hours"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "hours.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    hours_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "etag.stale" | "hours.in_use" | "hours.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    hours_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoursPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hours"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "etag.stale" | "hours.exists" | "hours.not_found" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    hours_getOpen: {
        parameters: {
            query?: {
                /** @description Now, unless it is given */
                at?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opening"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "hours.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    settings_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    settings_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "etag.stale" | "hours.unknown" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "skill.unknown" | "team.unknown" | "validation.failed";
                    };
                };
            };
        };
    };
    settings_getMeta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingMeta"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    settings_listHistory: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SettingsChange"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    me_update: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "user.last_admin" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    me_setPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Password"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "auth.wrong_password" | "rate.limited" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    me_getPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    me_setPreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "preferences.too_large" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    me_setAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attachment.content_unlike_name" | "attachment.image_too_large" | "attachment.image_unreadable" | "attachment.not_found" | "attachment.storage_unavailable" | "attachment.too_large" | "attachment.type_not_allowed" | "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    me_deleteAvatar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    me_beginTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunTotp"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "totp.exists" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    me_deleteTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpProof"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.bad_code" | "auth.forbidden" | "auth.people_only" | "auth.too_many_codes" | "auth.unauthorized" | "auth.wrong_code" | "auth.wrong_password" | "rate.limited" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "totp.not_found" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    me_confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "auth.wrong_code" | "rate.limited" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "totp.exists" | "totp.not_found" | "user.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    me_listSessions: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Session"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    me_deleteSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    me_deleteSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.bad_refresh_token" | "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "session.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    avatars_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "avatar.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    agents_list: {
        parameters: {
            query?: {
                /** @description Without it, everybody */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Agent"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    agents_getOwn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.not_found" | "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    agents_setOwnStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetStatus"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.not_found" | "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    agents_setStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForceStatus"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.not_found" | "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    agents_setSkills: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentSkills"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.not_found" | "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    agents_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentLimit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agent"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.not_found" | "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    agents_listStatusHistory: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StatusInterval"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.not_found" | "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    agents_listTimeInStatus: {
        parameters: {
            query: {
                from: string;
                /** @description At most 366 days after `from` */
                to: string;
                timeZone?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TimeInStatus"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.not_found" | "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    blocks_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AddressBlock"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    blocks_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAddressBlock"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressBlock"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "block.too_many" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    blocks_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "block.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    customers_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description Beginnings of words in name, e-mail, phone or external id */
                q?: string;
                /** @description Finds the customer with exactly this id */
                externalId?: string;
                verified?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Customer"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "search.too_slow" | "validation.failed";
                    };
                };
            };
        };
    };
    customers_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "customer.external_id_taken" | "customer.not_found" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    customers_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "customer.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    customers_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "customer.erased" | "customer.external_id_taken" | "customer.not_found" | "etag.stale" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    customers_setByExternalId: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerUpsert"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "customer.erased" | "customer.not_found" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    customers_merge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Merge"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "customer.erased" | "customer.merged" | "customer.not_found" | "customer.unknown" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    customers_block: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Block"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "block.too_many" | "customer.address_unknown" | "customer.erased" | "customer.not_found" | "etag.stale" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    customers_unblock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "block.too_many" | "customer.address_unknown" | "customer.erased" | "customer.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    customers_erase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "customer.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    customers_import: {
        parameters: {
            query?: {
                /** @description Validates the file and reports what would happen to each row, without changing anything */
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomersImport"];
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportedCustomers"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "customer.erased" | "customer.external_id_taken" | "customers.import_refused" | "json.malformed" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    widget_getIdentitySecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitySecret"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    widget_rotateIdentitySecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentitySecret"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "identity.secret_is_configured" | "validation.failed";
                    };
                };
            };
        };
    };
    tickets_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                customerId?: string;
                status?: "open" | "pending" | "closed";
                source?: "staff" | "chat" | "offline";
                /** @description Words that must all occur in the reference, the subject, the message or the customer. The last word may be incomplete. `"a phrase"` finds the phrase, `-word` excludes a word */
                q?: string;
                reference?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Ticket"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "search.too_slow" | "validation.failed";
                    };
                };
            };
        };
    };
    tickets_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTicket"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.unknown" | "customer.not_found" | "customer.unknown" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "ticket.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    tickets_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "ticket.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    tickets_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "etag.stale" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "ticket.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    offlineMessages_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfflineMessage"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeftMessage"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "customer.blocked" | "customer.not_found" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "idempotency.weak_key" | "rate.limited" | "rate.site_limited" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    attachments_getAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Audit"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_uploadAttachment: {
        parameters: {
            query?: {
                /** @description As what the file was recorded; absent for any other file */
                recording?: "voice" | "video";
            };
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attachment.chat_full" | "attachment.content_unlike_name" | "attachment.customer_full" | "attachment.image_too_large" | "attachment.image_unreadable" | "attachment.not_found" | "attachment.recording_not_allowed" | "attachment.recording_too_long" | "attachment.recording_unreadable" | "attachment.storage_unavailable" | "attachment.too_large" | "attachment.type_not_allowed" | "auth.unauthorized" | "chat.closed" | "chat.not_assigned_to_you" | "chat.not_found" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    attachments_get: {
        parameters: {
            query?: {
                /** @description When it was signed, in milliseconds */
                signedAt?: number;
                signature?: string;
            };
            header?: {
                /** @description One range of bytes, e.g. `bytes=0-1023` */
                Range?: string;
                /** @description The `ETag` that the client has */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attachment.blocked" | "attachment.held" | "attachment.link_not_good" | "attachment.not_found" | "attachment.storage_unavailable" | "auth.unauthorized" | "canned.not_found" | "chat.closed" | "chat.not_assigned_to_you" | "chat.not_found" | "mail.not_found" | "ticket.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    attachments_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attachment.already_sent" | "attachment.not_found" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    attachments_getThumbnail: {
        parameters: {
            query?: {
                /** @description When it was signed, in milliseconds */
                signedAt?: number;
                signature?: string;
            };
            header?: {
                /** @description One range of bytes, e.g. `bytes=0-1023` */
                Range?: string;
                /** @description The `ETag` that the client has */
                "If-None-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attachment.blocked" | "attachment.held" | "attachment.link_not_good" | "attachment.not_found" | "attachment.storage_unavailable" | "auth.unauthorized" | "canned.not_found" | "chat.closed" | "chat.not_assigned_to_you" | "chat.not_found" | "mail.not_found" | "ticket.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_list: {
        parameters: {
            query?: {
                /** @description Several, comma-separated, of queued, offered, active, closed */
                status?: string[];
                /** @description Ids of agents, comma-separated; `none` finds chats without an agent */
                agentId?: string[];
                /** @description Ids of teams, comma-separated; `none` finds chats that are for no team */
                teamId?: string[];
                customerId?: string;
                /** @description Several of low, normal, high, urgent */
                priority?: string[];
                /** @description Chats with any of these tags */
                tag?: string[];
                /** @description Chats that ask for any of these skills */
                skill?: string[];
                /** @description Several of agent, customer, abandoned, inactivity, supervisor */
                closeReason?: string[];
                /** @description Several of resolved, unresolved */
                resolution?: string[];
                ratingMin?: number;
                ratingMax?: number;
                /** @description Whether the customer waits for an answer */
                unanswered?: boolean;
                hasNotes?: boolean;
                /** @description Whether the customer was recognised by a signed identity */
                verified?: boolean;
                /** @description Whether the agent asks supervisors for help */
                handRaised?: boolean;
                /** @description Whether the chat is on hold */
                onHold?: boolean;
                /**
                 * @description Words that must all occur in the chat: in messages, file names, subject, tags, the customer or, for staff, notes. The last word may be
                 *     incomplete. `"a phrase"` finds the phrase, `-word` excludes a word. Rows then have `match`. A search of more than 5 seconds is refused with 503
                 *     `search.too_slow`.
                 */
                q?: string;
                /** @description Created at or after */
                from?: string;
                /** @description Created before */
                to?: string;
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description `relevance` needs `q`, and ranks the newest 500 chats that it finds; by `dueAt` there are the chats alone that are due by a target */
                sort?: "createdAt" | "-createdAt" | "lastMessageAt" | "-lastMessageAt" | "dueAt" | "-dueAt" | "priority" | "-priority" | "relevance";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ListedChat"][];
                        nextCursor: string | null;
                        /**
                         * @description A row has changed its place since the first page was read, so that the pages may miss it or contain it twice
                         * @enum {boolean}
                         */
                        moved?: true;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.unauthorized" | "search.relevance_needs_q" | "search.too_slow" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartChat"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedChat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.unauthorized" | "chat.already_assigned" | "chat.already_open" | "chat.claim_not_allowed" | "chat.closed" | "chat.closed_hours" | "chat.customer_not_allowed" | "chat.greeting_not_allowed" | "chat.nobody_online" | "chat.not_active" | "chat.not_closed" | "chat.not_found" | "chat.priority_not_allowed" | "customer.blocked" | "customer.erased" | "customer.not_found" | "customer.unknown" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "idempotency.weak_key" | "identity.invalid" | "offer.ended" | "rate.limited" | "rate.site_limited" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "routing_policy.not_found" | "skill.unknown" | "team.unknown" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_close: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseChat"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_listMessages: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description Messages after this `seq`, in order */
                afterSeq?: number;
                /** @description The last messages before this `seq`, in order; with `afterSeq`, the first messages between the two */
                beforeSeq?: number;
                /** @description Whether messages carry their `translations`, for a customer those of messages of staff */
                translations?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Message"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attachment.already_sent" | "attachment.blocked" | "attachment.not_found" | "auth.unauthorized" | "canned.not_found" | "canned.staff_only" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "message.id_reused" | "message.not_found" | "offer.ended" | "rate.limited" | "rate.network_limited" | "rate.site_limited" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_deleteMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "message.not_found" | "message.not_yours" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_updateMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewText"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.unauthorized" | "chat.closed" | "chat.not_assigned_to_you" | "chat.not_found" | "message.deleted" | "message.edit_too_late" | "message.not_author" | "message.not_found" | "rate.limited" | "rate.network_limited" | "rate.site_limited" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_listMessagesEdits: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
                messageId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EarlierText"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "message.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_setPriority: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Priority"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_setTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Tags"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_setUnread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_setRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingInput"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_openTicket: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketSubject"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "chat.ticket_exists" | "customer.not_found" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "ticket.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_leaveMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveInstead"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "chat.ticket_exists" | "customer.blocked" | "customer.erased" | "customer.not_found" | "offer.ended" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_listNotes: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Note"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_createNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    tags_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description The beginning of the tag */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Tag"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_exportAll: {
        parameters: {
            query?: {
                /** @description Several, comma-separated, of queued, offered, active, closed */
                status?: string[];
                /** @description Ids of agents, comma-separated; `none` finds chats without an agent */
                agentId?: string[];
                /** @description Ids of teams, comma-separated; `none` finds chats that are for no team */
                teamId?: string[];
                customerId?: string;
                /** @description Several of low, normal, high, urgent */
                priority?: string[];
                /** @description Chats with any of these tags */
                tag?: string[];
                /** @description Chats that ask for any of these skills */
                skill?: string[];
                /** @description Several of agent, customer, abandoned, inactivity, supervisor */
                closeReason?: string[];
                /** @description Several of resolved, unresolved */
                resolution?: string[];
                ratingMin?: number;
                ratingMax?: number;
                /** @description Whether the customer waits for an answer */
                unanswered?: boolean;
                hasNotes?: boolean;
                /** @description Whether the customer was recognised by a signed identity */
                verified?: boolean;
                /** @description Whether the agent asks supervisors for help */
                handRaised?: boolean;
                /** @description Whether the chat is on hold */
                onHold?: boolean;
                /**
                 * @description Words that must all occur in the chat: in messages, file names, subject, tags, the customer or, for staff, notes. The last word may be
                 *     incomplete. `"a phrase"` finds the phrase, `-word` excludes a word. Rows then have `match`. A search of more than 5 seconds is refused with 503
                 *     `search.too_slow`.
                 */
                q?: string;
                /** @description Created at or after */
                from?: string;
                /** @description Created before */
                to?: string;
                /** @description `ndjson`: one chat as JSON on each line */
                format?: "csv" | "ndjson";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/x-ndjson": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "export.too_many" | "search.too_slow" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_export: {
        parameters: {
            query?: {
                /** @description `html` is one page to print, which needs nothing else */
                format?: "json" | "csv" | "txt" | "html";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transcript"];
                    "text/csv": string;
                    "text/plain": string;
                    "text/html": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "export.too_many" | "validation.failed";
                    };
                };
            };
        };
    };
    views_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SavedView"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed" | "view.shared_is_read_only";
                    };
                };
            };
        };
    };
    views_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed" | "view.name_taken" | "view.shared_is_read_only" | "view.too_many";
                    };
                };
            };
        };
    };
    views_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed" | "view.not_found" | "view.shared_is_read_only";
                    };
                };
            };
        };
    };
    views_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedView"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed" | "view.name_taken" | "view.not_found" | "view.shared_is_read_only";
                    };
                };
            };
        };
    };
    chats_getDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_setDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDraft"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attachment.already_sent" | "attachment.blocked" | "attachment.not_found" | "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "chat.closed" | "chat.not_assigned_to_you" | "chat.not_found" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_deleteDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    targets_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Target"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    targets_set: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Target"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Target"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "etag.stale" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "team.unknown" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_uploadAttachment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Upload"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attachment"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attachment.canned_response_full" | "attachment.chat_full" | "attachment.content_unlike_name" | "attachment.customer_full" | "attachment.image_too_large" | "attachment.image_unreadable" | "attachment.not_found" | "attachment.recording_not_allowed" | "attachment.recording_too_long" | "attachment.recording_unreadable" | "attachment.storage_unavailable" | "attachment.too_large" | "attachment.type_not_allowed" | "auth.forbidden" | "auth.unauthorized" | "canned.not_found" | "canned.shared_is_read_only" | "canned.team_is_read_only" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_deleteAttachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                attachmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attachment.not_found" | "auth.forbidden" | "auth.unauthorized" | "canned.not_found" | "canned.shared_is_read_only" | "canned.team_is_read_only" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_copyAttachments: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Copy"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Copied"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attachment.blocked" | "attachment.chat_full" | "attachment.customer_full" | "attachment.held" | "attachment.not_found" | "attachment.storage_unavailable" | "attachment.type_not_allowed" | "auth.forbidden" | "auth.unauthorized" | "canned.not_found" | "chat.closed" | "chat.not_assigned_to_you" | "chat.not_found" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description Beginnings of words in shortcut, title or content */
                q?: string;
                category?: string;
                scope?: "personal" | "team" | "shared";
                /** @description Finds the response that this shortcut leads to: a personal one before that of your team, and that before a shared one. With or without the slash */
                shortcut?: string;
                /** @description Only responses that have not been used since this time */
                unusedSince?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CannedResponse"][];
                        nextCursor: string | null;
                        /**
                         * @description A row has changed its place since the first page was read, so that the pages may miss it or contain it twice
                         * @enum {boolean}
                         */
                        moved?: true;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.shared_is_read_only" | "canned.team_is_read_only" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCannedResponse"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.bad_template" | "canned.not_found" | "canned.shared_is_read_only" | "canned.shortcut_taken" | "canned.team_is_read_only" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "team.unknown" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_listCategories: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CannedCategory"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenderText"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedText"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.bad_template" | "chat.not_assigned_to_you" | "chat.not_found" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.not_found" | "canned.shared_is_read_only" | "canned.team_is_read_only" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.not_found" | "canned.shared_is_read_only" | "canned.team_is_read_only" | "etag.stale" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_update: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedResponsePatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.bad_template" | "canned.not_found" | "canned.shared_is_read_only" | "canned.shortcut_taken" | "canned.team_is_read_only" | "etag.stale" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "team.unknown" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedResponse"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.not_found" | "canned.shared_is_read_only" | "canned.shortcut_taken" | "canned.team_gone" | "canned.team_is_read_only" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_render: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Render"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rendered"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.bad_template" | "canned.not_found" | "chat.not_assigned_to_you" | "chat.not_found" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_getUsage: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description Start of the span, included */
                from?: string;
                /** @description End of the span, not included */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedUsage"][];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_listHistory: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CannedHistory"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_listUses: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CannedUse"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_getPerformance: {
        parameters: {
            query?: {
                /** @description Start of the span, included */
                from?: string;
                /** @description End of the span, not included */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedPerformance"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_export: {
        parameters: {
            query?: {
                format?: "csv" | "json";
                /** @description All scopes unless given */
                scope?: "personal" | "team" | "shared";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exported"];
                    "text/csv": string;
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_previewImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Import"];
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.bad_template" | "canned.not_found" | "canned.shared_is_read_only" | "canned.shortcut_taken" | "canned.team_is_read_only" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    cannedResponses_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Import"];
                "text/csv": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.bad_template" | "canned.import_refused" | "canned.not_found" | "canned.shared_is_read_only" | "canned.shortcut_taken" | "canned.team_is_read_only" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_sendCannedResponse: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendCanned"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "attachment.already_sent" | "attachment.blocked" | "attachment.chat_full" | "attachment.customer_full" | "attachment.held" | "attachment.not_found" | "attachment.storage_unavailable" | "attachment.type_not_allowed" | "auth.forbidden" | "auth.unauthorized" | "canned.bad_template" | "canned.not_found" | "canned.nothing_to_say" | "canned.staff_only" | "canned.too_long" | "canned.unresolved_variable" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "message.id_reused" | "message.not_found" | "offer.ended" | "rate.limited" | "rate.network_limited" | "rate.site_limited" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    queue_get: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuePage"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "routing_policy.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    queue_getEstimateAccuracy: {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EstimateAccuracy"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_listHistory: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ChatHistoryEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_getRouting: {
        parameters: {
            query?: {
                /** @description As of the last decision until then, e.g. the `at` of an entry of `GET /chats/:id/history` */
                at?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingExplanation"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "routing.no_decision" | "routing_policy.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    routing_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Preview"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutingExplanation"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "routing_policy.not_found" | "skill.unknown" | "team.unknown" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_claim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.at_capacity" | "agent.not_found" | "agent.not_online" | "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_accept: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decline"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_transfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Transfer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.at_capacity" | "agent.not_found" | "agent.not_online" | "auth.forbidden" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "skill.unknown" | "team.unknown" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_endWrapUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.not_found" | "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_takeOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Assign"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.at_capacity" | "agent.not_found" | "agent.not_online" | "auth.forbidden" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_setHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldChat"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_deleteHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "agent.at_capacity" | "agent.not_found" | "agent.not_online" | "auth.forbidden" | "auth.unauthorized" | "chat.already_assigned" | "chat.closed" | "chat.not_active" | "chat.not_assigned_to_you" | "chat.not_closed" | "chat.not_found" | "offer.ended" | "validation.failed";
                    };
                };
            };
        };
    };
    routing_getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyInForce"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    routing_setPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPolicy"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyInForce"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "etag.stale" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "routing_policy.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    routing_deletePolicyScheduled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "routing_policy.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    routing_listPolicyVersions: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RoutingPolicy"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    routing_dryRunPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DryRun"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDryRun"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "routing_policy.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    workload_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workload"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_getContext: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Context"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "customer.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    customers_getContext: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Context"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "customer.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    contextSources_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceTest"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "context_source.not_found" | "json.malformed" | "validation.failed";
                    };
                };
            };
        };
    };
    search_everything: {
        parameters: {
            query?: {
                /** @description The last word may be the beginning of one; without it, the newest */
                q?: string;
                /** @description Of each */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Search"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "canned.shared_is_read_only" | "canned.team_is_read_only" | "search.relevance_needs_q" | "search.too_slow" | "validation.failed";
                    };
                };
            };
        };
    };
    analytics_getOverview: {
        parameters: {
            query: {
                /** @description Chats created at or after */
                from: string;
                /** @description Chats created before */
                to: string;
                /** @description Ids of agents, comma-separated: then their own part of each chat */
                agentId?: string[];
                /** @description Chats that ask for any of these skills, comma-separated */
                skill?: string[];
                /** @description Ids of teams, comma-separated */
                teamId?: string[];
                /** @description Several of low, normal, high, urgent */
                priority?: string[];
                /** @description Chats with any of these tags, comma-separated */
                tag?: string[];
                /** @description Whose clock says what is an hour, a day, a week */
                timeZone?: string;
                /** @description T of the service level; `serviceLevelSeconds` of the settings unless given */
                withinSeconds?: number;
                /** @description `serviceLevelFormula` of the settings unless given */
                formula?: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Figures"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "analytics.too_slow" | "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    analytics_listAgents: {
        parameters: {
            query: {
                /** @description Chats created at or after */
                from: string;
                /** @description Chats created before */
                to: string;
                /** @description Ids of agents, comma-separated: then their own part of each chat */
                agentId?: string[];
                /** @description Chats that ask for any of these skills, comma-separated */
                skill?: string[];
                /** @description Ids of teams, comma-separated */
                teamId?: string[];
                /** @description Several of low, normal, high, urgent */
                priority?: string[];
                /** @description Chats with any of these tags, comma-separated */
                tag?: string[];
                /** @description Whose clock says what is an hour, a day, a week */
                timeZone?: string;
                /** @description T of the service level; `serviceLevelSeconds` of the settings unless given */
                withinSeconds?: number;
                /** @description `serviceLevelFormula` of the settings unless given */
                formula?: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AgentFigures"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "analytics.too_slow" | "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    analytics_getBreakdown: {
        parameters: {
            query: {
                /** @description Chats created at or after */
                from: string;
                /** @description Chats created before */
                to: string;
                /** @description Ids of agents, comma-separated: then their own part of each chat */
                agentId?: string[];
                /** @description Chats that ask for any of these skills, comma-separated */
                skill?: string[];
                /** @description Ids of teams, comma-separated */
                teamId?: string[];
                /** @description Several of low, normal, high, urgent */
                priority?: string[];
                /** @description Chats with any of these tags, comma-separated */
                tag?: string[];
                /** @description Whose clock says what is an hour, a day, a week */
                timeZone?: string;
                /** @description T of the service level; `serviceLevelSeconds` of the settings unless given */
                withinSeconds?: number;
                /** @description `serviceLevelFormula` of the settings unless given */
                formula?: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
                by: "agent" | "skill" | "team" | "priority" | "tag" | "closeReason" | "hourOfWeek";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiguresBy"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "analytics.too_slow" | "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    analytics_getTimeseries: {
        parameters: {
            query: {
                /** @description Chats created at or after */
                from: string;
                /** @description Chats created before */
                to: string;
                /** @description Ids of agents, comma-separated: then their own part of each chat */
                agentId?: string[];
                /** @description Chats that ask for any of these skills, comma-separated */
                skill?: string[];
                /** @description Ids of teams, comma-separated */
                teamId?: string[];
                /** @description Several of low, normal, high, urgent */
                priority?: string[];
                /** @description Chats with any of these tags, comma-separated */
                tag?: string[];
                /** @description Whose clock says what is an hour, a day, a week */
                timeZone?: string;
                /** @description T of the service level; `serviceLevelSeconds` of the settings unless given */
                withinSeconds?: number;
                /** @description `serviceLevelFormula` of the settings unless given */
                formula?: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
                /** @description `quarter` is a quarter of an hour */
                interval: "quarter" | "hour" | "day" | "week";
                metric: "started" | "answered" | "abandoned" | "closed" | "waitSeconds" | "firstResponseSeconds" | "responseSeconds" | "handleSeconds" | "heldSeconds" | "serviceLevel" | "rating" | "occupancy" | "queued" | "transfers" | "firstResponseAttainment" | "replyAttainment";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeSeries"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "analytics.too_slow" | "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    analytics_getSeries: {
        parameters: {
            query: {
                /** @description Chats created at or after */
                from: string;
                /** @description Chats created before */
                to: string;
                /** @description Ids of agents, comma-separated: then their own part of each chat */
                agentId?: string[];
                /** @description Chats that ask for any of these skills, comma-separated */
                skill?: string[];
                /** @description Ids of teams, comma-separated */
                teamId?: string[];
                /** @description Several of low, normal, high, urgent */
                priority?: string[];
                /** @description Chats with any of these tags, comma-separated */
                tag?: string[];
                /** @description Whose clock says what is an hour, a day, a week */
                timeZone?: string;
                /** @description T of the service level; `serviceLevelSeconds` of the settings unless given */
                withinSeconds?: number;
                /** @description `serviceLevelFormula` of the settings unless given */
                formula?: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
                /** @description `quarter` is a quarter of an hour */
                interval: "quarter" | "hour" | "day" | "week";
                /** @description Several of started, answered, abandoned, closed, waitSeconds, firstResponseSeconds, responseSeconds, handleSeconds, heldSeconds, serviceLevel, rating, occupancy, queued, transfers, firstResponseAttainment, replyAttainment */
                metrics: string[];
                /** @description How durations are told */
                statistic?: "mean" | "p50" | "p90" | "p99";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "analytics.too_slow" | "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    analytics_getCalibration: {
        parameters: {
            query: {
                /** @description Chats created at or after */
                from: string;
                /** @description Chats created before */
                to: string;
                /** @description Ids of agents, comma-separated: then their own part of each chat */
                agentId?: string[];
                /** @description Chats that ask for any of these skills, comma-separated */
                skill?: string[];
                /** @description Ids of teams, comma-separated */
                teamId?: string[];
                /** @description Several of low, normal, high, urgent */
                priority?: string[];
                /** @description Chats with any of these tags, comma-separated */
                tag?: string[];
                /** @description Whose clock says what is an hour, a day, a week */
                timeZone?: string;
                /** @description T of the service level; `serviceLevelSeconds` of the settings unless given */
                withinSeconds?: number;
                /** @description `serviceLevelFormula` of the settings unless given */
                formula?: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calibration"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "analytics.too_slow" | "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    analytics_listCannedResponses: {
        parameters: {
            query: {
                /** @description Chats created at or after */
                from: string;
                /** @description Chats created before */
                to: string;
                /** @description Ids of agents, comma-separated: then their own part of each chat */
                agentId?: string[];
                /** @description Chats that ask for any of these skills, comma-separated */
                skill?: string[];
                /** @description Ids of teams, comma-separated */
                teamId?: string[];
                /** @description Several of low, normal, high, urgent */
                priority?: string[];
                /** @description Chats with any of these tags, comma-separated */
                tag?: string[];
                /** @description Whose clock says what is an hour, a day, a week */
                timeZone?: string;
                /** @description T of the service level; `serviceLevelSeconds` of the settings unless given */
                withinSeconds?: number;
                /** @description `serviceLevelFormula` of the settings unless given */
                formula?: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CannedFigures"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "analytics.too_slow" | "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    analytics_getDistribution: {
        parameters: {
            query: {
                /** @description Chats created at or after */
                from: string;
                /** @description Chats created before */
                to: string;
                /** @description Ids of agents, comma-separated: then their own part of each chat */
                agentId?: string[];
                /** @description Chats that ask for any of these skills, comma-separated */
                skill?: string[];
                /** @description Ids of teams, comma-separated */
                teamId?: string[];
                /** @description Several of low, normal, high, urgent */
                priority?: string[];
                /** @description Chats with any of these tags, comma-separated */
                tag?: string[];
                /** @description Whose clock says what is an hour, a day, a week */
                timeZone?: string;
                /** @description T of the service level; `serviceLevelSeconds` of the settings unless given */
                withinSeconds?: number;
                /** @description `serviceLevelFormula` of the settings unless given */
                formula?: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
                metric: "waitSeconds" | "firstResponseSeconds" | "responseSeconds" | "handleSeconds" | "heldSeconds";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Distribution"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "analytics.too_slow" | "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    analytics_listChats: {
        parameters: {
            query: {
                /** @description Chats created at or after */
                from: string;
                /** @description Chats created before */
                to: string;
                /** @description Ids of agents, comma-separated: then their own part of each chat */
                agentId?: string[];
                /** @description Chats that ask for any of these skills, comma-separated */
                skill?: string[];
                /** @description Ids of teams, comma-separated */
                teamId?: string[];
                /** @description Several of low, normal, high, urgent */
                priority?: string[];
                /** @description Chats with any of these tags, comma-separated */
                tag?: string[];
                /** @description Whose clock says what is an hour, a day, a week */
                timeZone?: string;
                /** @description T of the service level; `serviceLevelSeconds` of the settings unless given */
                withinSeconds?: number;
                /** @description `serviceLevelFormula` of the settings unless given */
                formula?: "answered_or_abandoned_within_of_offered" | "answered_within_of_answered" | "answered_within_of_offered" | "answered_within_of_offered_without_abandoned_within" | "answered_within_or_short_of_offered";
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                metric: "started" | "answered" | "abandoned" | "shortAbandoned" | "silentAbandoned" | "closed" | "resolved" | "unresolved" | "resolvedOnce" | "serviceLevel" | "waitSeconds" | "firstResponseSeconds" | "responseSeconds" | "handleSeconds" | "heldSeconds" | "rating" | "transfers" | "offers" | "refusals" | "firstResponsesMet" | "firstResponsesMissed" | "repliesMet" | "repliesMissed" | "estimates" | "cannedUses";
                /** @description Several of agent, customer, abandoned, inactivity, supervisor */
                closeReason?: string[];
                /** @description Begun in this hour of the week by the time zone: 0 is Monday from midnight */
                hourOfWeek?: number;
                /** @description In which this canned response was used; `cannedUses` needs it */
                cannedResponseId?: string;
                /** @description What it adds is at least so much */
                atLeast?: number;
                /** @description What it adds is less than that */
                below?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ChatBehind"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "analytics.too_slow" | "auth.forbidden" | "auth.unauthorized" | "chat.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    wallLinks_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WallLink"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    wallLinks_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeWallLink"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWallLink"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed" | "wall.of_all_teams" | "wall_link.too_many";
                    };
                };
            };
        };
    };
    wallLinks_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "link.not_found" | "validation.failed" | "wall_link.not_found";
                    };
                };
            };
        };
    };
    mail_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSetUp"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_mailTranscript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TranscriptMailRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscriptMail"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "mail.nobody_answered" | "mail.not_set_up" | "mail.too_many" | "rate.limited" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    tickets_listMails: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TicketMail"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "ticket.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    tickets_createMail: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketAnswer"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketMail"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "customer.not_found" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "mail.no_address" | "mail.not_set_up" | "mail.too_many" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "ticket.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    tickets_getMailOriginal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                mailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OriginalMail"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "mail.not_found" | "ticket.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    tickets_resendMail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                mailId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "customer.not_found" | "mail.no_address" | "mail.not_found" | "mail.not_set_up" | "mail.sent" | "ticket.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    me_getPushKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushKey"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    me_createPushSubscription: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPushSubscription"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PushSubscription"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "push.private_address" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    me_deletePushSubscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndedPushSubscription"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.people_only" | "auth.unauthorized" | "push.not_found" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed";
                    };
                };
            };
        };
    };
    widget_getConfig: {
        parameters: {
            query?: {
                /** @description The language of the page, BCP 47 */
                locale?: string;
            };
            header?: {
                /** @description The `ETag` that the page has */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetConfig"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "routing_policy.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    widget_getSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSettings"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    widget_updateSettings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what you have read: when somebody else has changed it since, nothing happens (412 `etag.stale`) */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WidgetSettingsPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetSettings"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "etag.stale" | "hours.unknown" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "routing_policy.not_found" | "skill.unknown" | "team.unknown" | "validation.failed";
                    };
                };
            };
        };
    };
    widget_getOrigins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetOrigins"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    webhooks_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Webhook"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    webhooks_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of your choice, best a UUID. Whoever asks again with it within 24 hours gets the answer of the first request, and nothing is created twice; another request under the same key is refused. Without a token it has 16 characters or more */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhook"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "idempotency.bad_key" | "idempotency.in_progress" | "idempotency.key_reused" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed" | "webhook.private_address" | "webhook.too_many";
                    };
                };
            };
        };
    };
    webhooks_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed" | "webhook.not_found";
                    };
                };
            };
        };
    };
    webhooks_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed" | "webhook.not_found";
                    };
                };
            };
        };
    };
    webhooks_update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPatch"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed" | "webhook.not_found" | "webhook.private_address";
                    };
                };
            };
        };
    };
    webhooks_rotateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookWithSecret"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed" | "webhook.not_found";
                    };
                };
            };
        };
    };
    webhooks_listDeliveries: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description Several of pending, delivered, failed */
                state?: string[];
                /** @description Several of the events, or `webhook.test` */
                event?: string[];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Delivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed" | "webhook.not_found";
                    };
                };
            };
        };
    };
    webhooks_getDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryWithBody"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed" | "webhook.not_found" | "webhook_delivery.not_found";
                    };
                };
            };
        };
    };
    webhooks_replayDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryWithBody"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed" | "webhook.not_found" | "webhook_delivery.not_found";
                    };
                };
            };
        };
    };
    webhooks_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Replay"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "validation.failed" | "webhook.not_found";
                    };
                };
            };
        };
    };
    webhooks_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryWithBody"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed" | "webhook.not_found" | "webhook_delivery.not_found";
                    };
                };
            };
        };
    };
    audit_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the previous page */
                cursor?: string;
                /** @description Ids of users or API keys, comma-separated */
                actorId?: string[];
                /** @description Names of actions, comma-separated */
                action?: string[];
                /** @description What was changed: ids, or types as `user`, comma-separated */
                target?: string[];
                /** @description At or after */
                from?: string;
                /** @description Before */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AuditEntry"][];
                        nextCursor: string | null;
                    };
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    simulations_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartSimulation"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "simulation.not_found" | "simulation.too_many" | "validation.failed";
                    };
                };
            };
        };
    };
    simulations_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulation"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "simulation.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    simulations_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "simulation.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    routing_replayPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyReplay"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobStarted"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "simulation.not_found" | "simulation.too_many" | "validation.failed";
                    };
                };
            };
        };
    };
    jobs_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "simulation.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    system_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_getTranslation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatTranslation"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "validation.failed";
                    };
                };
            };
        };
    };
    chats_setTranslation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchTranslation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatTranslation"];
                };
            };
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "auth.forbidden" | "auth.unauthorized" | "chat.not_assigned_to_you" | "chat.not_found" | "request.malformed" | "request.too_large" | "request.unsupported_media_type" | "translation.off" | "validation.failed";
                    };
                };
            };
        };
    };
}
